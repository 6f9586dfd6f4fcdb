'use client'

import { ListFilter } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { PageFrame } from '#components/ui/page-frame'
import { Segmented } from '#components/ui/segmented'
import { recordingHref } from '#lib/api/page-address'
import { type ListAddress, resultSearch } from '#lib/list/address'
import type { Grouping } from '#lib/list/line'
import type { Building, ListView } from '#lib/list/list-view'
import { sortText } from '#lib/list/sort'
import { countedText, countText } from '#lib/page/shorten'
import { parseQuery } from '#lib/query/query'
import { addTerm } from '#lib/query/query-edit'
import type { KeyHint } from '../ui/key-hint'
import { rootName } from '../ui/root-name'
import { FilterPanel } from './filter-panel'
import { ListActionsContext } from './list-actions'
import { ListNotes } from './list-notes'
import { ListTable, toggledFold } from './list-table'
import { loadedList } from './loaded-list'
import { NothingFound } from './nothing-found'
import { SearchBox } from './search-box'
import { type ChangeAddress, useAddress } from './use-address'
import { useChosen } from './use-chosen'
import { type Sight, useList } from './use-list'
import { useListKeys } from './use-list-keys'
import { useLiveList } from './use-live-list'
import { useQueryText } from './use-query-text'
import { useRows } from './use-rows'
import { useSight } from './use-sight'

interface ListScreenProps {
  /** The list that came with the page, and the address it is for. */
  readonly view: ListView
  readonly address: ListAddress
  /** The name of the root, as the top bar shows it. */
  /** Absolute path of the folder that is open. */
  readonly root: string
}

// On a wide page it is never needed.
const FilterSheet = dynamic(() => import('./filter-sheet').then((module) => module.FilterSheet), {
  ssr: false,
})

const HINTS: readonly KeyHint[] = [
  { keys: ['j', 'k'], label: 'move' },
  { keys: ['←', '→'], label: 'fold' },
  { keys: ['Enter'], label: 'open' },
  { keys: ['e'], label: 'edit' },
  { keys: ['/'], label: 'search' },
  { keys: ['f'], label: 'filters' },
  { keys: ['Home', 'End'], label: 'first and last line', isMinor: true },
  { keys: ['PgUp', 'PgDn'], label: 'twenty lines up and down', isMinor: true },
  { keys: ['!'], label: 'on a filter: exclude it', isMinor: true },
  { keys: ['↓', 'Tab'], label: 'in the search: choose a completion, take it', isMinor: true },
  { keys: ['Esc'], label: 'in the search: clear, then leave', isMinor: true },
]

const GROUPS: readonly { value: Grouping; label: string }[] = [
  { value: 'test', label: 'Test' },
  { value: 'model', label: 'Model' },
  { value: 'none', label: 'Flat' },
]

/** The list page: search, filters and the table, all of it driven by the address. */
export function ListScreen(props: ListScreenProps): ReactNode {
  const [address, change] = useAddress()
  const initial = useMemo(() => loadedList(props.address, props.view), [props.address, props.view])
  const sight = useRef<Sight>({ firstLine: 0, names: () => [] })
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLElement>(null)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const loading = useList(address, initial, sight)
  const { list, isLoading, failure, load, reload } = loading
  const rows = useRows(list, scroller)
  useSight(rows, list, { load, sight })
  const chosen = useChosen(list, address, change)
  const { settle } = chosen
  const building = useLiveList(loading, settle)
  const changeList = useCallback<ChangeAddress>(
    (changed, mode) => {
      settle()
      return change(changed, mode)
    },
    [settle, change],
  )
  const query = useQueryText(address.q, changeList)
  const setQuery = useCallback((q: string) => query.type(q, true), [query.type])
  const search = resultSearch(address)
  const place = useMemo(() => (hasWords(address.q) ? '#match' : ''), [address.q])
  const hrefOf = useCallback((path: string) => recordingHref(path, search) + place, [search, place])
  const actions = useMemo(
    () => ({ hrefOf, addTerm: (term: string) => setQuery(addTerm(address.q, term)) }),
    [hrefOf, setQuery, address.q],
  )
  const toggle = (index: number): void => {
    const line = list.lines.get(index)
    if (line?.type === 'group') changeList({ fold: toggledFold(address, line).fold }, 'replace')
  }
  const showFilters = (): void => {
    const box = panel.current?.querySelector('input')
    if (box && panel.current?.checkVisibility()) box.focus()
    else setSheetOpen(true)
  }
  useListKeys({
    list,
    address,
    chosen,
    rows,
    hrefOf,
    toggle,
    onSearch: () => input.current?.select(),
    onFilters: showFilters,
  })
  const { view } = list
  // What does not move is not drawn again while one scrolls.
  const filters = useMemo(
    () => <FilterPanel filters={view.filters} q={query.text} onQuery={setQuery} />,
    [view.filters, query.text, setQuery],
  )
  const kept = useMemo(() => keptOf(address), [address])
  return (
    <ListActionsContext value={actions}>
      <PageFrame
        hints={HINTS}
        note={building ? <Indexing {...building} /> : <Note view={view} />}
        right={<Root name={rootName(props.root)} all={view.all} />}
      >
        <h1 className="sr-only">Recordings</h1>
        <div className="flex h-[52px] shrink-0 items-center gap-3 border-b border-line px-4">
          <SearchBox input={input} value={query.text} onChange={query.type} kept={kept} />
          <Found view={view} />
          <Button className="min-[1100px]:hidden" onClick={() => setSheetOpen(true)}>
            <ListFilter size={14} strokeWidth={1.75} aria-hidden />
            Filters
          </Button>
          <Segmented
            label="Group by"
            value={address.group}
            options={GROUPS}
            onChange={(group) => changeList({ group, fold: '' })}
          />
        </div>
        <ListNotes
          notes={view.notes}
          problems={view.problems}
          remarks={view.remarks}
          failure={failure}
          onRetry={reload}
        />
        <div className="flex min-h-0 flex-1">
          <aside
            ref={panel}
            aria-label="Filters"
            className="w-[204px] shrink-0 overflow-y-auto border-r border-line px-4 py-3 max-[1099px]:hidden"
          >
            {filters}
          </aside>
          {view.total === 0 ? (
            <NothingFound view={view} root={props.root} onClear={() => setQuery('')} />
          ) : (
            <ListTable
              list={list}
              address={address}
              change={changeList}
              scroller={scroller}
              rows={rows}
              chosen={chosen.index}
              onChoose={chosen.chooseNow}
              isLoading={isLoading}
            />
          )}
        </div>
        {isSheetOpen && <FilterSheet onClose={() => setSheetOpen(false)}>{filters}</FilterSheet>}
      </PageFrame>
    </ListActionsContext>
  )
}

/** True when a recording is found by what is said in it: its page has a first match to open at. */
function hasWords(q: string): boolean {
  return parseQuery(q).terms.some((term) => term.type === 'text' && !term.negated)
}

function keptOf({ sort, group }: ListAddress): Record<string, string> {
  return { ...(group !== 'test' && { group }), ...(sortText(sort) !== 'test' && { sort: sortText(sort) }) }
}

function Found({ view: { total, all } }: { view: ListView }): ReactNode {
  return (
    <p aria-live="polite" className="shrink-0 text-ink-2 max-[1099px]:sr-only">
      <span className="font-title text-ink-1">{countText(total)}</span>
      {total !== all && ` of ${countText(all)}`}
    </p>
  )
}

function Root({ name, all }: { name: string; all: number }): ReactNode {
  return (
    <>
      <span className="mr-2 font-mono max-[1099px]:hidden">{name}</span>
      {countedText(all, 'recording')}
    </>
  )
}

function Note({ view: { total, tests, files } }: { view: ListView }): ReactNode {
  return `${countedText(total, 'recording')} · ${countedText(tests, 'test')} · ${countedText(files, 'file')}`
}

/** How far the first index is; the list can be used meanwhile. */
function Indexing({ done, total }: Building): ReactNode {
  return (
    <span
      role="progressbar"
      aria-label="Indexing"
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
    >
      indexing {countText(done)} of {countText(total)}
    </span>
  )
}
