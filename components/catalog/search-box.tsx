'use client'

import { Search, X } from 'lucide-react'
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { IconButton } from '#components/ui/icon-button'
import { Key } from '#components/ui/key'
import { QueryPieces } from './query-pieces'

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
export function SearchBox({ input, value, onChange, kept }: SearchBoxProps): ReactNode {
  const mirror = useRef<HTMLDivElement>(null)
  const [isLive, setLive] = useState(false)
  const [isFocused, setFocused] = useState(false)
  useEffect(() => setLive(true), [])
  const follow = (): void => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft
  }
  useLayoutEffect(follow)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onChange(value, true)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (value === '') input.current?.blur()
    else onChange('', true)
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
            aria-label="Search recordings"
            placeholder="Search prompts and answers, or model:gpt-4o is:stream !finish:stop"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="search"
            value={value}
            onChange={(event) => onChange(event.currentTarget.value, false)}
            onKeyDown={press}
            onScroll={follow}
            onSelect={follow}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
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
      </form>
    </search>
  )
}
