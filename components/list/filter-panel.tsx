'use client'

import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { type Filters, withTicksOf } from '#lib/list/filters'
import { FILTERS } from '#lib/query/field-lists'
import { parseQuery } from '#lib/query/query'
import { type FilterChoice, toggleFilter } from '#lib/query/query-edit'
import { FilterGroup } from './filter-group'

interface FilterPanelProps {
  readonly filters: Filters
  readonly q: string
  readonly onQuery: (q: string) => void
}

/** All filters with their counts. The arrow keys move between the values. */
export function FilterPanel({ filters, q, onQuery }: FilterPanelProps): ReactNode {
  const query = useMemo(() => parseQuery(q), [q])
  const toggle = (choice: FilterChoice, mode: 'in' | 'out'): void => onQuery(toggleFilter(q, choice, mode))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the boxes inside
    <div className="flex flex-col gap-4" onKeyDown={moveFocus}>
      {FILTERS.map(({ name, label, isCode = false }) => {
        const values = filters[name] ?? []
        return (
          values.length > 0 && (
            <FilterGroup
              key={name}
              name={name}
              label={label}
              isCode={isCode}
              values={withTicksOf(values, query, name)}
              onToggle={toggle}
            />
          )
        )
      })}
    </div>
  )
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const boxes = [...event.currentTarget.querySelectorAll('input')]
  const at = boxes.findIndex((box) => box.matches(':focus'))
  event.preventDefault()
  boxes[at + step]?.focus()
}
