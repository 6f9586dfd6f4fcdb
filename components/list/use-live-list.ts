'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { EVENTS, type ServerEvents } from '#lib/api/events'
import type { IndexState } from '#lib/list/asked'
import type { Building } from '#lib/list/list-view'
import { useServerEvents } from '../ui/use-server-events'
import type { ListState } from './use-list'

/** Changes within this time count as one, in milliseconds. */
const PAUSE = 60
/** The time between two loads of the list while the first index is made, in milliseconds. */
const BUILDING_PAUSE = 1000
/** Time to draw an answer before the next is asked for, in milliseconds. */
const DRAWN = 50
/** While files keep changing, loading and drawing the list takes at most a fifth of the time. */
const REST = 4

/**
 * Keeps the list in line with the disk. The lines in sight and the chosen line stay where they are.
 * @param settle writes the choice into the address, so that the answer includes it
 * @returns the progress of the first index; null when it is finished
 */
export function useLiveList({ list, refresh }: ListState, settle: () => void): Building | null {
  const [building, setBuilding] = useState(list.view.building)
  const latest = useRef({ list, settle })
  useEffect(() => {
    latest.current = { list, settle }
  })
  const state = useRef({ timer: 0, isBusy: false, isStale: false, lastTime: 0, rest: 0, isBuilding: false })
  const restOf = useCallback(() => {
    if (state.current.isBuilding) return BUILDING_PAUSE
    // What is shown is of a part, and all have been read since: that it took long to load is no reason to wait.
    return latest.current.list.view.building ? 0 : state.current.rest
  }, [])
  const load = useCallback(async () => {
    const now = state.current
    if (now.isBusy) {
      now.isStale = true
      return
    }
    now.isBusy = true
    const begun = Date.now()
    latest.current.settle()
    await refresh()
    await new Promise((resolve) => setTimeout(resolve, DRAWN))
    now.isBusy = false
    now.lastTime = Date.now()
    now.rest = REST * (now.lastTime - begun)
    if (now.isStale) {
      now.isStale = false
      now.timer = window.setTimeout(load, restOf())
    }
  }, [refresh, restOf])
  const tell = (told: IndexState): void => {
    setBuilding(told.building)
    state.current.isBuilding = told.building !== null
    const { view } = latest.current.list
    const isOfAll = told.building !== null || view.building === null
    if (told.version === view.version && isOfAll) return
    const now = state.current
    const since = Date.now() - now.lastTime
    window.clearTimeout(now.timer)
    now.timer = window.setTimeout(load, Math.max(PAUSE, restOf() - since))
  }
  useEffect(() => () => window.clearTimeout(state.current.timer), [])
  useServerEvents<ServerEvents>(EVENTS, { state: tell, changed: tell, progress: tell, marked: tell })
  // What is shown may be of a part for a moment after the end.
  return building ?? list.view.building
}
