/** The current match. It is kept outside React, so that a step redraws only the two marks that change. */
export interface MatchCursor {
  readonly total: number
  /** Number of the current match, from 0. */
  readonly get: () => number
  readonly go: (number: number) => void
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Makes a cursor over the matches of a page, at the one that the address names or else at the first.
 * @param total number of matches on the page
 * @param named number of a match in the address, from 1
 */
export function createMatchCursor(total: number, named: string | null): MatchCursor {
  const wanted = /^\d{1,9}$/.test(named ?? '') ? Number(named) - 1 : 0
  let current = wanted >= 0 && wanted < total ? wanted : 0
  const listeners = new Set<() => void>()
  return {
    total,
    get: () => current,
    go: (number) => {
      current = total === 0 ? 0 : (number + total) % total
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
