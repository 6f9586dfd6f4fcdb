'use client'

import type { KeyboardEvent, ReactNode } from 'react'

interface SegmentedProps<Value extends string> {
  /** What is chosen here; read out. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** A choice of one among a few, all in sight. It is one stop of the Tab key, and the arrows go through it. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>): ReactNode {
  const { label, value: chosen, options, onChange } = props
  return (
    <fieldset
      aria-label={label}
      onKeyDown={goBeside}
      className="inline-flex h-7 shrink-0 items-center rounded-field border border-line-2 p-0.5"
    >
      {options.map(({ value, label: name }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          tabIndex={value === chosen ? 0 : -1}
          onClick={() => value !== chosen && onChange(value)}
          className="h-[22px] rounded-chip px-2 text-ui text-ink-2 hover:text-ink-1 aria-pressed:bg-sel aria-pressed:font-chosen aria-pressed:text-ink-1"
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}

/** Moves the focus to the choice beside it. */
function goBeside(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (by === undefined) return
  const choices = [...event.currentTarget.querySelectorAll('button')]
  const at = choices.indexOf(event.target as HTMLButtonElement)
  choices[at + by]?.focus()
  event.preventDefault()
}
