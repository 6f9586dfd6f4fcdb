'use client'

import { useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * Loads a component when the reader is about to need it. Nothing waits for it: what is there works without it.
 * @param load imports the component; the same function each time
 * @returns the component, null until it is there; and what begins to load it. A load that failed can be begun again.
 */
export function useLater<Part>(load: () => Promise<Part>): [Part | null, () => Promise<void>] {
  const [part, setPart] = useState<Part | null>(null)
  const begun = useRef<Promise<void>>(undefined)
  const begin = useCallback(async (): Promise<void> => {
    // Drawn with its effects in one step, so that it takes the next key.
    begun.current ??= load().then((loaded) => flushSync(() => setPart(() => loaded)))
    try {
      await begun.current
    } catch (thrown) {
      begun.current = undefined
      throw thrown
    }
  }, [load])
  return [part, begin]
}
