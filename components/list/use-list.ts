'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { LIST } from '#lib/api/list'
import { type ListAddress, readAddress } from '#lib/list/address'
import type { ListView } from '#lib/list/list-view'
import { ask as askServer } from '../client'
import { BLOCK, type LoadedList, listKey, loadedList } from './loaded-list'
import { useBlocks } from './use-blocks'

/** Lists seen since the page was loaded, so that going back is instant. */
const seen = new Map<string, LoadedList>()
const KEPT = 8

function remember(list: LoadedList): void {
  seen.delete(list.key)
  seen.set(list.key, list)
  const oldest = seen.keys().next().value
  if (seen.size > KEPT && oldest !== undefined) seen.delete(oldest)
}

export interface ListState {
  readonly list: LoadedList
  readonly isLoading: boolean
  /** Why the list cannot be loaded; null when it can. */
  readonly failure: string | null
  /** Loads the missing lines of a window. */
  readonly load: (start: number, end: number) => void
  readonly reload: () => void
  /** Loads the list again, around the lines in sight. */
  readonly refresh: () => Promise<void>
}

/** The place of the reader in the list. */
export interface Sight {
  /** Index of the first line in sight. A list that differs only in its folds is loaded from there. */
  firstLine: number
  /** Returns the names of the lines in sight. */
  names: () => readonly string[]
}

/**
 * The list at the present address. While another list is loaded, the last one stays.
 * @param initial the list that came with the page
 */
export function useList(address: ListAddress, initial: LoadedList, sight: RefObject<Sight>): ListState {
  const key = listKey(address)
  const [list, setList] = useState(() => seen.get(key) ?? initial)
  const [isLoading, setLoading] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const latest = useRef({ address, list, initial })
  useEffect(() => {
    if (latest.current.initial !== initial) setList(initial)
    latest.current = { address, list, initial }
    remember(list)
  })

  const ask = useCallback(
    async (signal: AbortSignal, offset: number | null, near: readonly string[] = []) => {
      // The address bar already has a choice that was made a moment ago.
      const { at } = readAddress(new URLSearchParams(window.location.search))
      const address = { ...latest.current.address, at }
      setLoading(true)
      const answer = await askServer(LIST, { address, window: { offset, limit: BLOCK, near } }, { signal })
      if (signal.aborted) return
      setLoading(false)
      setFailure(answer.ok ? null : answer.message)
      // The reader may have gone to another list meanwhile.
      if (!answer.ok || listKey(latest.current.address) !== listKey(address)) return
      const view = answer.value
      setList((now) => (isSame(now, listKey(address), view) ? now : loadedList(address, view)))
    },
    [],
  )

  useListOfAddress({ key, latest, sight, setList, ask })
  const refresh = useCallback(
    () => ask(new AbortController().signal, null, sight.current.names()),
    [ask, sight],
  )
  const reload = useCallback(() => void refresh(), [refresh])
  const load = useBlocks(list, setList, reload)
  return { list, isLoading, failure, load, reload, refresh }
}

interface Following {
  readonly key: string
  readonly latest: RefObject<{ readonly list: LoadedList; readonly initial: LoadedList }>
  readonly sight: RefObject<Sight>
  readonly setList: (list: LoadedList) => void
  readonly ask: (signal: AbortSignal, offset: number | null) => Promise<void>
}

/** Loads the list at another address. If it was seen before, it is shown as it was meanwhile. */
function useListOfAddress({ key, latest, sight, setList, ask }: Following): void {
  const isFirst = useRef(true)
  useEffect(() => {
    const { list, initial } = latest.current
    const isFresh = isFirst.current && list === initial && list.key === key
    isFirst.current = false
    if (isFresh) return
    const known = seen.get(key)
    if (known) setList(known)
    const request = new AbortController()
    const isFold = withoutFold(list.key) === withoutFold(key)
    ask(request.signal, isFold ? Math.max(0, sight.current.firstLine - BLOCK / 4) : null)
    return () => request.abort()
  }, [key, ask, sight, latest, setList])
}

/** Files that are read again and say the same leave the version as it is, but the list is no longer of a part. */
function isSame({ key, view }: LoadedList, other: string, { version, building }: ListView): boolean {
  return key === other && view.version === version && (view.building === null) === (building === null)
}

function withoutFold(key: string): string {
  return key.replace(/[?&]fold=[^&]*/, '')
}
