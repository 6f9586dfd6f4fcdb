'use client'

import { Search, X } from 'lucide-react'
import {
  type FormEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { IconButton } from '#components/ui/icon-button'
import { Key } from '#components/ui/key'
import type { Completion } from '#lib/query/completion'
import { CompletionOptions, OPTIONS_ID, optionId } from './completion-options'
import { QueryPieces } from './query-pieces'
import { type CompletionList, useCompletions } from './use-completions'

interface SearchBoxProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly value: string
  /** `isFinal` after Enter: the search is a step of its own for the back button. */
  readonly onChange: (text: string, isFinal: boolean) => void
  /** Other choices of the address that a search without scripts keeps. */
  readonly kept: Readonly<Record<string, string>>
}

const FIELD = 'h-full w-full px-1 font-mono text-label [word-spacing:8px] whitespace-pre'

/** The query: plain text in an input, with its terms drawn as tokens under it. */
export const SearchBox = memo(function SearchBox({
  input,
  value,
  onChange,
  kept,
}: SearchBoxProps): ReactNode {
  const mirror = useRef<HTMLDivElement>(null)
  const [isLive, setLive] = useState(false)
  const [isFocused, setFocused] = useState(false)
  useEffect(() => setLive(true), [])
  const follow = (): void => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft
  }
  useLayoutEffect(follow)
  const completions = useCompletions()
  const { items, active } = completions
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    completions.close()
    onChange(value, true)
  }
  const type = (text: string, at: number): void => {
    onChange(text, false)
    completions.ask(text, at)
  }
  const take = (item: Completion): void => {
    const next = completions.taken(value, item)
    caret.current = next.caret
    completions.close()
    type(next.text, next.caret)
  }
  const leave = (): void => {
    if (items.length > 0) completions.close()
    else if (value === '') input.current?.blur()
    else onChange('', true)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const action = actionOf(event, completions)
    if (action === null) return
    event.preventDefault()
    if (action === 'escape') leave()
    else if (action === 'open')
      completions.ask(value, event.currentTarget.selectionStart ?? value.length, true)
    else if (typeof action === 'number') completions.point(action)
    else take(action)
  }
  return (
    <search className="min-w-0 flex-1">
      <form
        action="/"
        onSubmit={submit}
        className="relative flex h-[34px] items-center gap-2 rounded-field border border-line-2 pr-1 pl-2.5 focus-within:border-focus focus-within:outline focus-within:outline-focus hover:border-control"
      >
        <Search size={15} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
        <div className="relative h-full min-w-0 flex-1">
          <div
            ref={mirror}
            aria-hidden
            className={`pointer-events-none absolute inset-0 flex items-center overflow-hidden ${FIELD} ${isLive ? '' : 'invisible'}`}
          >
            <QueryPieces text={value} isTyping={isFocused} />
          </div>
          <input
            ref={input}
            name="q"
            role="combobox"
            aria-label="Search recordings"
            aria-autocomplete="list"
            aria-expanded={items.length > 0}
            aria-controls={OPTIONS_ID}
            aria-activedescendant={active >= 0 ? optionId(active) : undefined}
            placeholder="Search prompts and answers, or model:gpt-4o is:stream !finish:stop"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="search"
            value={value}
            onChange={({ currentTarget }) =>
              type(currentTarget.value, currentTarget.selectionStart ?? currentTarget.value.length)
            }
            onKeyDown={press}
            onScroll={follow}
            onSelect={follow}
            onFocus={() => setFocused(true)}
            onBlur={() => {
              setFocused(false)
              completions.close()
            }}
            className={`relative bg-transparent caret-ink-1 outline-none selection:bg-[color-mix(in_srgb,var(--color-focus)_30%,transparent)] placeholder:font-sans placeholder:text-ink-3 placeholder:[word-spacing:normal] ${FIELD} ${isLive && value !== '' ? 'text-transparent' : ''}`}
          />
        </div>
        {Object.entries(kept).map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        {value !== '' && (
          <IconButton label="Clear search text" onClick={() => onChange('', true)}>
            <X size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
        )}
        {!isFocused && (
          <span className="pr-1.5">
            <Key>/</Key>
          </span>
        )}
        <CompletionOptions list={completions} onTake={take} />
      </form>
    </search>
  )
})

/**
 * What a key does with the list of completions: points at an item, takes one, opens or leaves. null: what it always does.
 * Enter searches unless an item is pointed at.
 */
function actionOf(
  { key, altKey, ctrlKey, metaKey, shiftKey, nativeEvent }: KeyboardEvent,
  { items, active, onTab }: CompletionList,
): number | 'open' | 'escape' | Completion | null {
  if (ctrlKey || metaKey || nativeEvent.isComposing) return null
  const last = items.length - 1
  switch (key) {
    case 'Escape':
      return 'escape'
    case 'ArrowDown':
      return last < 0 ? 'open' : active === last ? -1 : active + 1
    case 'ArrowUp':
      return last < 0 || altKey ? null : active === -1 ? last : active - 1
    case 'Tab':
      return shiftKey ? null : (items[onTab] ?? null)
    case 'Enter':
      return items[active] ?? null
    default:
      return null
  }
}
