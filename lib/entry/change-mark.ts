import type { HashVerdict } from '#lib/formats/recorder/hash'

/** That a recording is not as the base has it, and in what it differs. */
export interface ChangeMark {
  readonly status: 'added' | 'changed' | 'rerecorded' | 'moved'
  /** Heaviest first; none for one that was only added or moved. */
  readonly facets: readonly string[]
}

/** One recording and its base. */
export interface ComparedWithBase {
  /** The name of the base. */
  readonly base: string
  /** null when it is the same. */
  readonly mark:
    | (ChangeMark & {
        readonly verdict: { readonly before: HashVerdict | null; readonly after: HashVerdict | null }
        /** Where it was; null when it was added. */
        readonly basePath: string | null
      })
    | null
}

/** What is known of changes: marks by path, and a sentence when there are none to be had. */
export interface KnownChanges {
  readonly marks: readonly (readonly [path: string, mark: ChangeMark])[]
  /** Why nothing is found as changed, or not yet; empty when all is known. */
  readonly note: string
}

/** The words of a mark: its status, then its facets. */
export function markWords({ status, facets }: ChangeMark): string[] {
  return [status, ...facets]
}
