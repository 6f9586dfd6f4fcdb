'use client'

import { type ReactNode, useId, useState } from 'react'
import type { FilterValue } from '#lib/list/filters'
import type { FilterName } from '#lib/query/fields'
import type { FilterChoice } from '#lib/query/query-edit'
import { FilterBox } from './filter-box'

/** The number of values shown at first; chosen ones are always shown. */
const SHOWN = 12

interface FilterGroupProps {
  readonly name: FilterName
  readonly label: string
  readonly isCode: boolean
  readonly values: readonly FilterValue[]
  readonly onToggle: (choice: FilterChoice, mode: 'in' | 'out') => void
}

/** One filter with its values, highest count first. */
export function FilterGroup({ name, label, isCode, values, onToggle }: FilterGroupProps): ReactNode {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const others = values.map(({ value }) => value)
  const shown = isOpen ? values : values.filter((value, index) => index < SHOWN || value.chosen)
  const hidden = values.length - shown.length
  return (
    <fieldset aria-labelledby={id} className="min-w-0">
      <div id={id} className="mb-1 text-label text-ink-2">
        {label}
      </div>
      {shown.map((value) => (
        <FilterBox
          key={value.value}
          name={name}
          isCode={isCode}
          value={value}
          others={others}
          onToggle={(mode) => onToggle({ field: name, value: value.value, others }, mode)}
        />
      ))}
      {hidden > 0 && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="h-6 rounded-chip text-label text-ink-3 hover:text-ink-1"
        >
          {hidden} more
        </button>
      )}
    </fieldset>
  )
}
