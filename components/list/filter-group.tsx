'use client'

import { type ReactNode, useId, useState } from 'react'
import type { FacetName, FacetValue } from '#lib/list/filters'
import type { FacetChoice } from '#lib/query/query-edit'
import { FacetBox } from './filter-box'

/** Values shown at first; the chosen ones are always shown. */
const SHOWN = 12

interface FacetGroupProps {
  readonly name: FacetName
  readonly label: string
  readonly values: readonly FacetValue[]
  readonly onToggle: (choice: FacetChoice, mode: 'in' | 'out') => void
}

/** One facet: its values, most first. */
export function FacetGroup({ name, label, values, onToggle }: FacetGroupProps): ReactNode {
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
        <FacetBox
          key={value.value}
          name={name}
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
