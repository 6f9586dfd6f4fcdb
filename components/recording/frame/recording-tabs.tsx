'use client'

import { SlidersHorizontal } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'
import { Menu } from '#components/ui/menu'
import { Segmented } from '#components/ui/segmented'
import { countText } from '#lib/figures/text'
import { TABS, type TabName, tabHref } from '#lib/page/tab'
import type { MenuChoice } from '../../ui/menu-choice'
import { remember } from '../../ui/remembered'
import { CHOICES_COOKIE, VIEW_COOKIE } from './reading-choices'

interface MarkdownChoice {
  readonly isMarkdown: boolean
  readonly setMarkdown: (is: boolean) => void
}

interface BesideChoice {
  readonly isBeside: boolean
  readonly setBeside: (is: boolean) => void
}

interface ShownHow {
  /** Whether Markdown is rendered; null if there is nothing to render. */
  readonly markdown: MarkdownChoice | null
  /** Whether the probabilities of tokens are shown; null if none are recorded. */
  readonly logprobs: { readonly showsLogprobs: boolean; readonly toggleLogprobs: () => void } | null
  /** Whether several choices stand side by side; null if there are not several. */
  readonly beside: BesideChoice | null
}

interface RecordingTabsProps extends ShownHow {
  readonly tab: TabName
  /** Number of chunks; 0 if the answer was not streamed, and then there is no Chunks tab. */
  readonly count: number
  readonly onOpen: (tab: TabName) => void
  /** The bar that steps through the matches of a search. */
  readonly matches: ReactNode
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
  children,
  ...how
}: RecordingTabsProps): ReactNode {
  const shown = TABS.filter((name) => name !== 'chunks' || count > 0 || tab === 'chunks')
  const id = useId()
  return (
    <div className="flex min-h-0 flex-1 flex-col short:min-h-[calc(100dvh-44px)]">
      <div className="flex min-h-[38px] shrink-0 items-center border-b border-line px-4 max-[599px]:flex-wrap">
        <div role="tablist" className="mr-auto flex h-[38px] gap-5" onKeyDown={goToNeighbour}>
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
        <SwitchesMenu {...how} />
        <div className="flex min-w-0 items-center pl-4 empty:hidden max-[599px]:w-full max-[599px]:justify-end max-[599px]:pb-1">
          {matches}
        </div>
        <Switches {...how} />
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

function chooseBeside({ setBeside }: BesideChoice, isBeside: boolean): void {
  remember(CHOICES_COOKIE, isBeside ? 'beside' : 'below')
  setBeside(isBeside)
}

function chooseMarkdown({ setMarkdown }: MarkdownChoice, isMarkdown: boolean): void {
  const parameters = new URLSearchParams(window.location.search)
  if (isMarkdown) parameters.set('view', 'markdown')
  else parameters.delete('view')
  window.history.replaceState(null, '', `?${parameters}`)
  remember(VIEW_COOKIE, isMarkdown ? 'markdown' : 'plain')
  setMarkdown(isMarkdown)
}

/** How the answer is shown, as switches beside the tabs. */
function Switches({ logprobs, beside, markdown }: ShownHow): ReactNode {
  return (
    <div className="flex items-center gap-4 pl-4 empty:hidden max-[599px]:hidden">
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
      {beside && (
        <Segmented
          label="How several choices stand"
          value={beside.isBeside ? 'beside' : 'below'}
          options={[
            { value: 'beside', label: 'Side by side' },
            { value: 'below', label: 'One below' },
          ]}
          onChange={(value) => chooseBeside(beside, value === 'beside')}
        />
      )}
      {markdown && (
        <Segmented
          label="How the answer is shown"
          value={markdown.isMarkdown ? 'markdown' : 'plain'}
          options={[
            { value: 'plain', label: 'Plain' },
            { value: 'markdown', label: 'Markdown' },
          ]}
          onChange={(value) => chooseMarkdown(markdown, value === 'markdown')}
        />
      )}
    </div>
  )
}

/** The same switches behind one icon, where the tabs leave no room for them. */
function SwitchesMenu({ logprobs, beside, markdown }: ShownHow): ReactNode {
  const choices: MenuChoice[] = []
  if (logprobs) {
    const { showsLogprobs: isOn, toggleLogprobs: does } = logprobs
    choices.push({ label: 'Log probabilities', keyName: 'l', isOn, does })
  }
  if (beside) {
    const isOn = beside.isBeside
    choices.push({ label: 'Side by side', isOn, does: () => chooseBeside(beside, !isOn) })
  }
  if (markdown) {
    const isOn = markdown.isMarkdown
    choices.push({ label: 'Markdown', isOn, does: () => chooseMarkdown(markdown, !isOn) })
  }
  if (choices.length === 0) return null
  return (
    <Menu
      label="How the answer is shown"
      className="!border-transparent !px-1.5 -mr-1.5 min-[600px]:hidden"
      choices={choices}
    >
      <SlidersHorizontal size={15} strokeWidth={1.75} aria-hidden />
    </Menu>
  )
}
