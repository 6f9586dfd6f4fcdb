'use client'

import { useEffect, useRef, useState } from 'react'
import { CHANGE, type RangeAsked } from '#lib/api/review'
import type { RouteAnswer } from '#lib/api/route'
import type { ChangeView } from '#lib/review/detail/change-view'
import { warmRuns } from '#lib/review/detail/shown-runs'
import { ask } from '../client'

interface ChangesOptions {
  readonly range: RangeAsked
  readonly isWhole: boolean
  /** The path of the chosen change. */
  readonly at: string
  /** The changes that the reader may look at next, the most likely first. */
  readonly next: readonly string[]
  /** The change that came with the page. */
  readonly first: ChangeView | null
}

/** The maximum number of requests at the same time: the chosen change does not wait for the following ones. */
const AT_ONCE = 3
/** The number of changes that are kept, for going back. */
const MOST = 200

/**
 * Loads the chosen change, and the following ones in advance, so that a key press shows one at once. undefined while it
 * is loading.
 */
export function useChanges(options: ChangesOptions): RouteAnswer<ChangeView> | undefined {
  const { range, isWhole, at, next, first } = options
  const [, rendered] = useState(0)
  const cache = useRef<Map<string, RouteAnswer<ChangeView>>>(null)
  cache.current ??= new Map(first ? [[keyOf(first.path, isWhole), { ok: true, value: first }]] : [])
  const known = cache.current
  const asked = useRef(new Set<string>())
  const wanted = [at, ...next].join('\0')
  useEffect(() => {
    const load = (): void => {
      for (const path of wanted.split('\0')) {
        const key = keyOf(path, isWhole)
        if (asked.current.size >= AT_ONCE) return
        if (path === '' || known.has(key) || asked.current.has(key)) continue
        asked.current.add(key)
        void ask(CHANGE, { ...range, at: path, isWhole }).then((answer) => {
          asked.current.delete(key)
          known.set(key, answer)
          for (const oldest of [...known.keys()].slice(0, -MOST)) known.delete(oldest)
          if (answer.ok) warmRuns(answer.value)
          rendered((count) => count + 1)
        })
      }
    }
    load()
  })
  return known.get(keyOf(at, isWhole))
}

function keyOf(path: string, isWhole: boolean): string {
  return isWhole ? `${path}\0` : path
}
