'use client'

import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 1099px)'

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(NARROW)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}

/** Returns true below 1100 px, where rows have two lines and filters are a sheet. The first HTML is for a wide page. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
}
