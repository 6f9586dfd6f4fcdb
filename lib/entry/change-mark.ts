import type { HashVerdict } from '#lib/formats/recorder/hash'

/** How a recording differs from the base. */
export interface ChangeMark {
  readonly status: 'added' | 'changed' | 'rerecorded' | 'moved'
  /** Heaviest first; empty for a recording that was only added or moved. */
  readonly facets: readonly string[]
}

/** A recording compared with its version in the base. */
export interface ComparedWithBase {
  /** The name of the base. */
  readonly base: string
  /** null when both are the same. */
  readonly mark:
    | (ChangeMark & {
        readonly verdict: { readonly before: HashVerdict | null; readonly after: HashVerdict | null }
        /** Its path in the base; null when it was added. */
        readonly basePath: string | null
      })
    | null
}

/** The known changes: marks by path, and a sentence when they are incomplete. */
export interface KnownChanges {
  readonly marks: readonly (readonly [path: string, mark: ChangeMark])[]
  /** Why no changes are known, or not yet; empty when all are known. */
  readonly note: string
}

/** Returns the words by which `change:` finds a mark: its status, then its facets. */
export function markWords({ status, facets }: ChangeMark): string[] {
  return [status, ...facets]
}
