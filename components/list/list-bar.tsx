'use client'

import { ListFilter } from 'lucide-react'
import { type ReactNode, type RefObject, useMemo } from 'react'
import { Button } from '#components/ui/button'
import { Segmented } from '#components/ui/segmented'
import { countText } from '#lib/figures/text'
import type { ListAddress } from '#lib/list/address'
import type { Grouping } from '#lib/list/line'
import type { Building, ListView } from '#lib/list/list-view'
import { sortText } from '#lib/list/sort'
import { SearchBox } from './search-box'
import type { QueryText } from './use-query-text'

interface ListBarProps {
  readonly address: ListAddress
  readonly view: ListView
  /** The progress of the first index; null when it is finished. */
  readonly building: Building | null
  readonly input: RefObject<HTMLInputElement | null>
  readonly query: QueryText
  readonly changeAll: ReactNode
  readonly onFilters: () => void
  readonly onGroup: (group: Grouping) => void
}

const GROUPS: readonly { value: Grouping; label: string }[] = [
  { value: 'test', label: 'Test' },
  { value: 'model', label: 'Model' },
  { value: 'none', label: 'Flat' },
]

/** The bar over the table: the search, the number of matches, the filters on a narrow page, and the grouping. */
export function ListBar(props: ListBarProps): ReactNode {
  const { address, view, building, input, query, changeAll, onFilters, onGroup } = props
  const kept = useMemo(() => keptOf(address), [address])
  return (
    <div className="flex h-[52px] shrink-0 items-center gap-3 border-b border-line px-4 max-[599px]:h-auto max-[599px]:flex-wrap max-[599px]:py-2">
      <SearchBox input={input} value={query.text} onChange={query.type} kept={kept} />
      {building ? address.q !== '' && <FoundSoFar total={view.total} /> : <Found view={view} />}
      <Button className="min-[1100px]:hidden" onClick={onFilters}>
        <ListFilter size={14} strokeWidth={1.75} aria-hidden />
        Filters
      </Button>
      <Segmented label="Group by" value={address.group} options={GROUPS} onChange={onGroup} />
      <div className={view.total === 0 ? 'hidden' : 'contents'}>{changeAll}</div>
    </div>
  )
}

function keptOf({ sort, group }: ListAddress): Record<string, string> {
  return { ...(group !== 'test' && { group }), ...(sortText(sort) !== 'test' && { sort: sortText(sort) }) }
}

/** While recordings are being read, only the progress counts them all. */
function FoundSoFar({ total }: { total: number }): ReactNode {
  return <p className="shrink-0 text-ink-2 max-[1099px]:sr-only">{countText(total)} so far</p>
}

function Found({ view: { total, all } }: { view: ListView }): ReactNode {
  return (
    <p aria-live="polite" className="shrink-0 text-ink-2 max-[1099px]:sr-only">
      <span className="font-title text-ink-1">{countText(total)}</span>
      {total !== all && ` of ${countText(all)}`}
    </p>
  )
}
