'use client'

import { type ReactNode, useCallback, useMemo, useRef } from 'react'
import { PageFrame } from '#components/ui/page-frame'
import type { ListAddress } from '#lib/list/address'
import type { ListView } from '#lib/list/list-view'
import { rootName } from '../ui/root-name'
import { useSearchFocus } from '../ui/search-key'
import { FilterPanel } from './filter-panel'
import { ListActionsContext } from './list-actions'
import { ListBar } from './list-bar'
import { Indexing, ListNote, RootCount } from './list-counts'
import { ListFilters, useFilterPlaces } from './list-filters'
import { LIST_HINTS } from './list-hints'
import { ListNotes } from './list-notes'
import { LIST_ID, ListTable, toggledFold } from './list-table'
import { NothingFound } from './nothing-found'
import { SavedViews } from './saved-views'
import { useListKeys } from './use-list-keys'
import { useListScreen } from './use-list-screen'
import { useQueryText } from './use-query-text'
import { useRowActions } from './use-row-actions'

interface ListScreenProps {
  /** The list that came with the page, and the address that it is for. */
  readonly view: ListView
  readonly address: ListAddress
  /** Absolute path of the opened folder. */
  readonly root: string
  /** What can be done with all recordings of the list. */
  readonly changeAll: ReactNode
  /** What the reader should know first. */
  readonly notice: ReactNode
}

/** The list page: search, filters and the table, all controlled by the address. */
export function ListScreen(props: ListScreenProps): ReactNode {
  const { address, change, loading, rows, chosen, building, scroller } = useListScreen(props)
  const { list, isLoading, failure, reload } = loading
  const { view } = list
  const input = useRef<HTMLInputElement>(null)
  useSearchFocus(input)
  const places = useFilterPlaces()
  const query = useQueryText(address.q, change)
  const setQuery = useCallback((q: string) => query.type(q, true), [query.type])
  const actions = useRowActions(address, setQuery)
  const openView = (view: ListAddress): void => {
    change(view)
    // What is being typed no longer counts.
    setQuery(view.q)
  }
  const toggle = (index: number): void => {
    const line = list.lines.get(index)
    if (line?.type === 'group') change({ fold: toggledFold(address, line).fold }, 'replace')
  }
  useListKeys({
    ...{ list, address, chosen, rows, toggle },
    hrefOf: actions.hrefOf,
    onSearch: () => input.current?.select(),
    onFilters: places.show,
  })
  // Parts that do not move are not drawn again while the reader scrolls.
  const filters = useMemo(
    () => <FilterPanel filters={view.filters} q={query.text} onQuery={setQuery} />,
    [view.filters, query.text, setQuery],
  )
  return (
    <ListActionsContext value={actions}>
      <PageFrame
        hints={LIST_HINTS}
        note={building ? <Indexing {...building} /> : <ListNote view={view} />}
        keepsNote
        start={LIST_ID}
        search={null}
        right={<RootCount name={rootName(props.root)} all={building ? null : view.all} />}
      >
        <h1 className="sr-only">Recordings</h1>
        {props.notice}
        <ListBar
          {...{ address, view, building, input, query }}
          changeAll={props.changeAll}
          onFilters={() => places.setSheetOpen(true)}
          onGroup={(group) => change({ group, fold: '' })}
        />
        <ListNotes {...view} refused={query.refused} failure={failure} onQuery={setQuery} onRetry={reload} />
        <div className="flex min-h-0 flex-1">
          {view.total === 0 ? (
            <NothingFound {...{ view, building }} root={props.root} onClear={() => setQuery('')} />
          ) : (
            <ListTable
              {...{ list, address, change, scroller, rows, isLoading }}
              chosen={chosen.index}
              onChoose={chosen.chooseNow}
            />
          )}
          <ListFilters places={places}>
            <SavedViews address={address} onView={openView} />
            {filters}
          </ListFilters>
        </div>
      </PageFrame>
    </ListActionsContext>
  )
}
