'use client'

import type { ReactNode } from 'react'

interface SegmentedProps<Value extends string> {
  /** What is chosen here; read out. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** A choice of one among a few, all in sight. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>): ReactNode {
  const { label, value: chosen, options, onChange } = props
  return (
    <fieldset
      aria-label={label}
      className="inline-flex h-7 shrink-0 items-center rounded-field border border-line-2 p-0.5"
    >
      {options.map(({ value, label: name }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => value !== chosen && onChange(value)}
          className="h-[22px] rounded-chip px-2 text-ui text-ink-2 hover:text-ink-1 aria-pressed:bg-sel aria-pressed:font-chosen aria-pressed:text-ink-1"
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
