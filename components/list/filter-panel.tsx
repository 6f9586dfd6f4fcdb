'use client'

import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { FACETS, type FacetName, type Facets, rechosen } from '#lib/list/filters'
import { parseQuery } from '#lib/query/query'
import { type FacetChoice, toggleFacet } from '#lib/query/query-edit'
import { FacetGroup } from './filter-group'

const LABELS: Readonly<Record<FacetName, string>> = {
  change: 'Changed',
  suite: 'Suite',
  model: 'Model',
  provider: 'Provider',
  kind: 'Kind',
  finish: 'Finish',
  hash: 'Hash verdict',
  problem: 'Problem',
}

interface FacetPanelProps {
  readonly facets: Facets
  readonly q: string
  readonly onQuery: (q: string) => void
}

/** All facets with their counts. The arrow keys go from one value to the next. */
export function FacetPanel({ facets, q, onQuery }: FacetPanelProps): ReactNode {
  const query = useMemo(() => parseQuery(q), [q])
  const toggle = (choice: FacetChoice, mode: 'in' | 'out'): void => onQuery(toggleFacet(q, choice, mode))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the boxes inside
    <div className="flex flex-col gap-4" onKeyDown={moveFocus}>
      {FACETS.filter((name) => facets[name].length > 0).map((name) => (
        <FacetGroup
          key={name}
          name={name}
          label={LABELS[name]}
          values={rechosen(facets[name], query, name)}
          onToggle={toggle}
        />
      ))}
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
