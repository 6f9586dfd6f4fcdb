'use client'

import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 1099px)'
const SLIM = '(max-width: 499px)'

/** How many lines a recording has in the list. */
export type RowLines = 1 | 2 | 3

function subscribe(onChange: () => void): () => void {
  const all = [NARROW, SLIM].map((query) => window.matchMedia(query))
  for (const media of all) media.addEventListener('change', onChange)
  return () => {
    for (const media of all) media.removeEventListener('change', onChange)
  }
}

function rowLines(): RowLines {
  if (window.matchMedia(SLIM).matches) return 3
  return window.matchMedia(NARROW).matches ? 2 : 1
}

/**
 * Returns 2 below 1100 px, where filters are a sheet, and 3 below 500 px. The first HTML is for a wide page, with one
 * line.
 */
export function useRowLines(): RowLines {
  return useSyncExternalStore(subscribe, rowLines, () => 1)
}
