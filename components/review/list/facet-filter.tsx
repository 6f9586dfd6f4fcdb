import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { ReviewAddress } from '#lib/review/address'
import type { ListFacet } from '#lib/review/list-lines'
import { toggled } from '../use-review-keys'

interface FacetFilterProps {
  readonly facets: readonly ListFacet[]
  readonly address: ReviewAddress
  readonly onChange: (facets: readonly string[]) => void
}

const LABELS: Readonly<Record<string, string>> = { rerecorded: 'recorded again' }

/** The facets with their counts. Pressing one lists only the changes that have one of the pressed facets. */
export function FacetFilter({ facets, address, onChange }: FacetFilterProps): ReactNode {
  return (
    <fieldset
      aria-label="Facets"
      className="flex min-h-[38px] shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-3 py-1.5"
    >
      {facets.length === 0 && <span className="text-label text-ink-3">noise only</span>}
      {facets.map(({ name, count }) => (
        <button
          key={name}
          type="button"
          aria-pressed={address.facets.includes(name)}
          onClick={() => onChange(toggled(address.facets, name))}
          className={`inline-flex h-6 items-center gap-1.5 rounded-chip border px-2 text-label aria-pressed:border-ink-1 aria-pressed:bg-sel ${name === 'replay' || name === 'invalid' ? 'border-danger-line bg-danger-bg text-danger' : 'border-line-2 hover:border-control'}`}
        >
          {LABELS[name] ?? name} <span className="font-chosen">{countText(count)}</span>
        </button>
      ))}
    </fieldset>
  )
}
