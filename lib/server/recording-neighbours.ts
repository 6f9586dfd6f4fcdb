import 'server-only'

/** Where a recording stands in the list that the reader came from. */
export interface Neighbours {
  /** From 1; null when the list does not hold the recording. */
  readonly position: number | null
  readonly total: number
  readonly previous: string | null
  readonly next: string | null
}

/** The recordings before and after one in a list. */
export function neighboursIn(paths: readonly string[], path: string): Neighbours {
  const index = paths.indexOf(path)
  return {
    position: index === -1 ? null : index + 1,
    total: paths.length,
    previous: index > 0 ? (paths[index - 1] ?? null) : null,
    next: index === -1 ? (paths[0] ?? null) : (paths[index + 1] ?? null),
  }
}
