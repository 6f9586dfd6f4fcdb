'use client'

import { type RefObject, useCallback, useMemo, useRef } from 'react'
import type { ListAddress } from '#lib/list/address'
import type { Building, ListView } from '#lib/list/list-view'
import { loadedList } from './loaded-list'
import { type SetListAddress, useAddress } from './use-address'
import { type Chosen, useChosen } from './use-chosen'
import { type ListState, type Sight, useList } from './use-list'
import { useLiveList } from './use-live-list'
import { type Rows, useRows } from './use-rows'
import { useSight } from './use-sight'

interface ListScreenState {
  readonly address: ListAddress
  /** Changes the address, after the chosen line was written to it. */
  readonly change: SetListAddress
  readonly loading: ListState
  readonly rows: Rows
  readonly chosen: Chosen
  /** The progress of the first index; null when it is finished. */
  readonly building: Building | null
  readonly scroller: RefObject<HTMLDivElement | null>
}

/** The list at the present address, its lines in sight, and its chosen line. */
export function useListScreen(given: { address: ListAddress; view: ListView }): ListScreenState {
  const [address, change] = useAddress()
  const initial = useMemo(() => loadedList(given.address, given.view), [given.address, given.view])
  const sight = useRef<Sight>({ firstLine: 0, names: () => [] })
  const scroller = useRef<HTMLDivElement>(null)
  const loading = useList(address, initial, sight)
  const { list, load } = loading
  const rows = useRows(list, scroller)
  useSight(rows, list, { load, sight })
  const chosen = useChosen(list, address, change)
  const { settle } = chosen
  const building = useLiveList(loading, settle)
  const changeList = useCallback<SetListAddress>(
    (changed, mode) => {
      settle()
      return change(changed, mode)
    },
    [settle, change],
  )
  return { address, change: changeList, loading, rows, chosen, building, scroller }
}
