import { useMemo } from 'react'
import type { TextRange } from './changed-ranges'
import { useMessageState } from './store-context'

/** What was found in a text. */
export interface ShownMatch extends TextRange {
  readonly isChosen: boolean
}

const NONE: readonly ShownMatch[] = []

/** Returns what was found in a field. */
export function useFieldMatches(key: string): readonly ShownMatch[] {
  const all = useMessageState(({ matches }) => matches)
  const chosen = useMessageState(({ matches, match }) => {
    const found = matches[match]
    return found?.field === key ? found : null
  })
  return useMemo(() => {
    const ours = all.filter(({ field }) => field === key)
    if (ours.length === 0) return NONE
    return ours.map((match) => ({ start: match.start, end: match.end, isChosen: match === chosen }))
  }, [all, chosen, key])
}
