'use client'

import {
  type ComponentProps,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { QueryPieces } from './query-pieces'

/** What an input does and is announced as. */
export type InputProps = Omit<ComponentProps<'input'>, 'ref' | 'value'>

interface QueryFieldProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly isFocused: boolean
  /** What the input does without completions. */
  readonly plain: InputProps
  /** Becomes a function for the completions, once they are there: what the input is to do with them. */
  readonly give: Ref<(given: InputProps) => void>
}

const FIELD = 'h-full w-full px-1 font-mono text-label [word-spacing:8px] whitespace-pre'

/** What the input is announced as from the start: its completions come later. */
const COMBOBOX: InputProps = {
  role: 'combobox',
  'aria-expanded': false,
  'aria-haspopup': 'listbox',
  'aria-autocomplete': 'list',
}

/** An input for plain text, with its terms drawn as tokens behind it. */
export function QueryField({ input, value, isFocused, plain, give }: QueryFieldProps): ReactNode {
  const mirror = useRef<HTMLDivElement>(null)
  const [isLive, setLive] = useState(false)
  const [given, setGiven] = useState<InputProps | null>(null)
  useImperativeHandle(give, () => setGiven, [])
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
      <input
        {...(given ?? { ...COMBOBOX, ...plain })}
        ref={input}
        name="q"
        value={value}
        aria-label="Search recordings"
        placeholder="Search prompts and answers, or model:gpt-4o is:stream !finish:stop"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        onScroll={follow}
        onSelect={follow}
        className={`relative bg-transparent caret-ink-1 outline-none selection:bg-[color-mix(in_srgb,var(--color-focus)_30%,transparent)] placeholder:font-sans placeholder:text-ink-3 placeholder:[word-spacing:normal] ${FIELD} ${isLive && value !== '' ? 'text-transparent' : ''}`}
      />
    </div>
  )
}
