'use client'

import { Search, X } from 'lucide-react'
import { type FormEvent, memo, type ReactNode, type RefObject, useCallback, useRef, useState } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { Key } from '#components/ui/key'
import { useLater } from '../ui/use-later'
import { type InputProps, QueryField } from './query-field'
import { useSearchTyping } from './use-search-typing'

interface SearchBoxProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly value: string
  /** `isFinal` after Enter: the search is then a separate step for the back button. */
  readonly onChange: (text: string, isFinal: boolean) => void
  /** Other choices in the address, which a search without JavaScript keeps. */
  readonly kept: Readonly<Record<string, string>>
}

const loadWidget = () => import('./completion-widget').then((module) => module.CompletionWidget)

/**
 * The query, with its completions below, which are loaded when it first has the focus. It is a form, so it works without
 * JavaScript.
 */
export const SearchBox = memo(function SearchBox(props: SearchBoxProps): ReactNode {
  const { input, value, onChange, kept } = props
  const [isFocused, setFocused] = useState(false)
  const [CompletionWidget, load] = useLater(loadWidget)
  const give = useRef<(given: InputProps) => void>(null)
  const prepare = useCallback(
    () =>
      load().then(
        () => true,
        () => false,
      ),
    [load],
  )
  const { root, type, press, take, close } = useSearchTyping(
    input,
    value,
    onChange,
    CompletionWidget !== null,
    prepare,
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    close()
    onChange(value, true)
  }
  const clear = (): void => {
    onChange('', true)
    input.current?.focus()
  }
  const plain: InputProps = {
    onChange: (event) => {
      void prepare()
      type(event.target.value)
    },
    onKeyDown: press,
    onFocus: () => {
      void prepare()
      setFocused(true)
    },
    onBlur: () => {
      setFocused(false)
      close()
    },
  }
  return (
    <search className="relative min-w-0 flex-1 max-[599px]:basis-full">
      <form
        action="/"
        onSubmit={submit}
        className="flex h-[34px] items-center gap-2 rounded-field border border-line-2 pr-1 pl-2.5 focus-within:border-focus focus-within:outline focus-within:outline-focus hover:border-control"
      >
        <Search size={15} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
        <QueryField {...{ input, value, isFocused, plain, give }} />
        {Object.entries(kept).map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        {value !== '' && <Clear onClear={clear} />}
        {!isFocused && (
          <span className="pr-1.5">
            <Key>/</Key>
          </span>
        )}
      </form>
      {CompletionWidget && (
        <CompletionWidget {...{ input, root, plain }} give={(given) => give.current?.(given)} onTake={take} />
      )}
    </search>
  )
})

function Clear({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <IconButton
      label="Clear search text"
      // The field keeps the focus: otherwise the button moves before the click is complete.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClear}
    >
      <X size={15} strokeWidth={1.75} aria-hidden />
    </IconButton>
  )
}
