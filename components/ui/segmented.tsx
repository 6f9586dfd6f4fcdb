import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
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
  const { label, value, options, onChange } = props
  const change = (values: readonly unknown[]): void => {
    const chosen = options.find((option) => option.value === values[0])
    if (chosen) onChange(chosen.value)
  }
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={change}
      className="inline-flex h-7 shrink-0 items-center rounded-field border border-line-2 p-0.5"
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          className="h-[22px] rounded-chip px-2 text-ui text-ink-2 hover:text-ink-1 data-[pressed]:bg-sel data-[pressed]:font-chosen data-[pressed]:text-ink-1"
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
