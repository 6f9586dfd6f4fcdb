'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search, X } from 'lucide-react'
import { type FormEvent, memo, type ReactNode, type RefObject, useState } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { Key } from '#components/ui/key'
import { CompletionOptions } from './completion-options'
import { QueryField } from './query-field'
import { useSearchTyping } from './use-search-typing'

interface SearchBoxProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly value: string
  /** `isFinal` after Enter: the search is then a separate step for the back button. */
  readonly onChange: (text: string, isFinal: boolean) => void
  /** Other choices in the address, which a search without JavaScript keeps. */
  readonly kept: Readonly<Record<string, string>>
}

/** The query, with its completions below. It is a form, so it works without JavaScript. */
export const SearchBox = memo(function SearchBox(props: SearchBoxProps): ReactNode {
  const { input, value, onChange, kept } = props
  const [isFocused, setFocused] = useState(false)
  const { root, press, take, close } = useSearchTyping(input, value, onChange)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    close()
    onChange(value, true)
  }
  const clear = (): void => {
    onChange('', true)
    input.current?.focus()
  }
  const blur = (): void => {
    setFocused(false)
    close()
  }
  return (
    <search className="min-w-0 flex-1 max-[599px]:basis-full">
      <Autocomplete.Root {...root}>
        <form
          action="/"
          onSubmit={submit}
          className="relative flex h-[34px] items-center gap-2 rounded-field border border-line-2 pr-1 pl-2.5 focus-within:border-focus focus-within:outline focus-within:outline-focus hover:border-control"
        >
          <Search size={15} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
          <QueryField
            {...{ input, value, isFocused }}
            onPress={press}
            onFocus={() => setFocused(true)}
            onBlur={blur}
          />
          {Object.entries(kept).map(([name, text]) => (
            <input key={name} type="hidden" name={name} value={text} />
          ))}
          {value !== '' && (
            <IconButton
              label="Clear search text"
              // The field keeps the focus: otherwise the button moves before the click is complete.
              onMouseDown={(event) => event.preventDefault()}
              onClick={clear}
            >
              <X size={15} strokeWidth={1.75} aria-hidden />
            </IconButton>
          )}
          {!isFocused && (
            <span className="pr-1.5">
              <Key>/</Key>
            </span>
          )}
          <CompletionOptions isOpen={root.items.length > 0} onTake={take} />
        </form>
      </Autocomplete.Root>
    </search>
  )
})
