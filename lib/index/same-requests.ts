import { foundBy, type SameRequest, sameRequests } from '#lib/check/same-request'
import type { StoredEntry } from './stored-entry'

/** The recordings of an index by what replay finds them by, so that a changed file costs a look at its namesakes only. */
export class SameRequests {
  readonly #byHash = new Map<string, Set<StoredEntry>>()
  readonly #changed = new Set<string>()

  /** Takes in one entry for another of the same path; undefined for none. */
  replace(before: StoredEntry | undefined, after: StoredEntry | undefined): void {
    if (before) this.#change(before, (entries) => entries.delete(before))
    if (after) this.#change(after, (entries) => entries.add(after))
  }

  #change({ head }: StoredEntry, change: (entries: Set<StoredEntry>) => void): void {
    const hash = foundBy(head)
    if (hash === null) return
    const entries = this.#byHash.get(hash) ?? new Set()
    change(entries)
    if (entries.size === 0) this.#byHash.delete(hash)
    else this.#byHash.set(hash, entries)
    this.#changed.add(hash)
  }

  /** Tells the entries of what others there are by now. @returns the paths of those for which that is news */
  settle(): string[] {
    const told: string[] = []
    for (const hash of this.#changed) {
      const entries = [...(this.#byHash.get(hash) ?? [])]
      const same = entries.length > 1 ? sameRequests(entries.map(({ head }) => head)) : NONE
      for (const entry of entries) if (entry.tellSame(same.get(entry.head.path))) told.push(entry.head.path)
    }
    this.#changed.clear()
    return told
  }
}

const NONE: ReadonlyMap<string, SameRequest> = new Map()
