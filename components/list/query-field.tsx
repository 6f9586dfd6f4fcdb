'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { QueryPieces } from './query-pieces'

interface QueryFieldProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly isFocused: boolean
  readonly onPress: Autocomplete.Input.Props['onKeyDown']
  readonly onFocus: () => void
  readonly onBlur: () => void
}

const FIELD = 'h-full w-full px-1 font-mono text-label [word-spacing:8px] whitespace-pre'

/** An input for plain text, with its terms drawn as tokens behind it. */
export function QueryField(props: QueryFieldProps): ReactNode {
  const { input, value, isFocused, onPress, onFocus, onBlur } = props
  const mirror = useRef<HTMLDivElement>(null)
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const follow = (): void => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft
  }
  useLayoutEffect(follow)
  return (
    <div className="relative h-full min-w-0 flex-1">
      <div
        ref={mirror}
        aria-hidden
        className={`pointer-events-none absolute inset-0 flex items-center overflow-hidden ${FIELD} ${isLive ? '' : 'invisible'}`}
      >
        <QueryPieces text={value} isTyping={isFocused} />
      </div>
      <Autocomplete.Input
        ref={input}
        name="q"
        aria-label="Search recordings"
        placeholder="Search prompts and answers, or model:gpt-4o is:stream !finish:stop"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        onKeyDown={onPress}
        onScroll={follow}
        onSelect={follow}
        onFocus={onFocus}
        onBlur={onBlur}
        className={`relative bg-transparent caret-ink-1 outline-none selection:bg-[color-mix(in_srgb,var(--color-focus)_30%,transparent)] placeholder:font-sans placeholder:text-ink-3 placeholder:[word-spacing:normal] ${FIELD} ${isLive && value !== '' ? 'text-transparent' : ''}`}
      />
    </div>
  )
}
