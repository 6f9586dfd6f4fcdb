/** Which match the reader is at; kept outside React, so that a step draws only the two marks that change. */
export interface MatchCursor {
  readonly total: number
  /** From 0. */
  readonly get: () => number
  readonly go: (number: number) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** @param named the number of a match as an address names it, from 1 */
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
