'use client'

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'
import { Segmented } from '#components/ui/segmented'
import { countText } from '#lib/figures/text'
import { TABS, type TabName, tabHref } from '#lib/page/tab'
import { remember } from '../../ui/remembered'
import { CHOICES_COOKIE, VIEW_COOKIE } from './reading-choices'

interface RecordingTabsProps {
  readonly tab: TabName
  /** Number of chunks; 0 if the answer was not streamed, and then there is no Chunks tab. */
  readonly count: number
  readonly onOpen: (tab: TabName) => void
  /** The bar that steps through the matches of a search. */
  readonly matches: ReactNode
  /** Whether Markdown is rendered; null if there is nothing to render. */
  readonly markdown: { readonly isMarkdown: boolean; readonly setMarkdown: (is: boolean) => void } | null
  /** Whether the probabilities of tokens are shown; null if none are recorded. */
  readonly logprobs: { readonly showsLogprobs: boolean; readonly toggleLogprobs: () => void } | null
  /** Whether several choices stand side by side; null if there are not several. */
  readonly beside: { readonly isBeside: boolean; readonly setBeside: (is: boolean) => void } | null
  readonly children: ReactNode
}

const NAMES: Readonly<Record<TabName, string>> = {
  message: 'Message',
  chunks: 'Chunks',
  request: 'Request',
  raw: 'Raw',
}

/** The tabs of the page. They are links, so that they work before any script runs. */
export function RecordingTabs({
  tab,
  count,
  onOpen,
  matches,
  markdown,
  logprobs,
  beside,
  children,
}: RecordingTabsProps): ReactNode {
  const shown = TABS.filter((name) => name !== 'chunks' || count > 0 || tab === 'chunks')
  const id = useId()
  return (
    <div className="flex min-h-0 flex-1 flex-col short:min-h-[calc(100dvh-44px)]">
      <div className="flex min-h-[38px] shrink-0 items-center border-b border-line px-4 max-[599px]:flex-wrap">
        <div role="tablist" className="flex h-[38px] gap-5" onKeyDown={goToNeighbour}>
          {shown.map((name) => (
            <a
              key={name}
              role="tab"
              id={`${id}-${name}`}
              href={tabHref(name, '')}
              aria-selected={name === tab}
              aria-controls={name === tab ? `${id}-panel` : undefined}
              tabIndex={name === tab ? 0 : -1}
              onClick={(event) => openHere(event, () => onOpen(name))}
              className="-mb-px flex h-[38px] items-center gap-2 border-transparent border-b-2 text-message text-ink-2 font-tab hover:text-ink-1 aria-selected:border-ink-1 aria-selected:text-ink-1 aria-selected:font-title"
            >
              {NAMES[name]}
              {name === 'chunks' && <span className="text-ink-3 font-normal">{countText(count)}</span>}
            </a>
          ))}
        </div>
        <div className="ml-auto flex min-w-0 items-center gap-4 pl-4 max-[599px]:w-full max-[599px]:flex-wrap max-[599px]:justify-end max-[599px]:pb-1 max-[599px]:pl-0 max-[599px]:empty:hidden">
          {matches}
          {logprobs && (
            <Button
              look="quiet"
              className="aria-pressed:bg-sel"
              aria-pressed={logprobs.showsLogprobs}
              onClick={logprobs.toggleLogprobs}
            >
              Log probabilities <Key>l</Key>
            </Button>
          )}
          {beside && <BesideSwitch {...beside} />}
          {markdown && <MarkdownSwitch {...markdown} />}
        </div>
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        tabIndex={-1}
        className="flex min-h-0 flex-1 flex-col outline-none"
      >
        {children}
      </div>
    </div>
  )
}

/** A click with a modifier opens the address as browsers do; any other one opens the tab in place. */
function openHere(event: MouseEvent, open: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  open()
}

/** Arrows go from tab to tab; Space opens one, as Enter does. */
function goToNeighbour(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const at = tabs.indexOf(event.target as HTMLElement)
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key]
  if (to === undefined && event.key !== ' ') return
  event.preventDefault()
  if (to === undefined) tabs[at]?.click()
  else tabs[(to + tabs.length) % tabs.length]?.focus()
}

interface BesideSwitchProps {
  readonly isBeside: boolean
  readonly setBeside: (is: boolean) => void
}

function BesideSwitch({ isBeside, setBeside }: BesideSwitchProps): ReactNode {
  const change = (value: 'beside' | 'below'): void => {
    remember(CHOICES_COOKIE, value)
    setBeside(value === 'beside')
  }
  return (
    <Segmented
      label="How several choices stand"
      value={isBeside ? 'beside' : 'below'}
      options={[
        { value: 'beside', label: 'Side by side' },
        { value: 'below', label: 'One below' },
      ]}
      onChange={change}
    />
  )
}

interface MarkdownSwitchProps {
  readonly isMarkdown: boolean
  readonly setMarkdown: (is: boolean) => void
}

function MarkdownSwitch({ isMarkdown, setMarkdown }: MarkdownSwitchProps): ReactNode {
  const change = (value: 'plain' | 'markdown'): void => {
    const parameters = new URLSearchParams(window.location.search)
    if (value === 'plain') parameters.delete('view')
    else parameters.set('view', value)
    window.history.replaceState(null, '', `?${parameters}`)
    remember(VIEW_COOKIE, value)
    setMarkdown(value === 'markdown')
  }
  return (
    <Segmented
      label="How the answer is shown"
      value={isMarkdown ? 'markdown' : 'plain'}
      options={[
        { value: 'plain', label: 'Plain' },
        { value: 'markdown', label: 'Markdown' },
      ]}
      onChange={change}
    />
  )
}
