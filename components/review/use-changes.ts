'use client'

import { useEffect, useRef, useState } from 'react'
import { CHANGE, type RangeAsked } from '#lib/api/review'
import type { Answer } from '#lib/api/route'
import type { ChangeView } from '#lib/review/detail/change-view'
import { ask } from '../client'
import { warmRuns } from './detail/shown-runs'

interface ChangesOptions {
  readonly range: RangeAsked
  readonly isWhole: boolean
  /** The chosen change. */
  readonly at: string
  /** Those that the reader may come to next, the likeliest first. */
  readonly next: readonly string[]
  /** What came with the page. */
  readonly first: ChangeView | null
}

/** So many requests at once: the chosen change does not wait for those after it. */
const AT_ONCE = 3
/** Changes that are kept; a reader goes back a few. */
const MOST = 200

/**
 * The chosen change, and in memory those that come next, so that a key press shows one at once. undefined while it is
 * loaded.
 */
export function useChanges(options: ChangesOptions): Answer<ChangeView> | undefined {
  const { range, isWhole, at, next, first } = options
  const [, rendered] = useState(0)
  const cache = useRef<Map<string, Answer<ChangeView>>>(null)
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
