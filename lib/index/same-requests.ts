import { foundBy, type SameRequest, sameRequests } from '#lib/check/same-request'
import type { StoredEntry } from './stored-entry'

/** The recordings of an index by the hash that replay looks for, so that a changed file affects only those of its hash. */
export class SameRequests {
  readonly #byHash = new Map<string, Map<string, StoredEntry>>()
  readonly #changed = new Set<string>()

  /** Replaces an entry by another of the same path. `before` is undefined for a new entry, `after` for a removed one. */
  replace(before: StoredEntry | undefined, after: StoredEntry | undefined): void {
    if (before && after && isFoundAlike(before, after)) {
      this.#byHash.get(foundBy(after.head) ?? '')?.set(after.head.path, after)
      after.tellSame(before.same)
      return
    }
    if (before) this.#change(before, (entries) => entries.delete(before.head.path))
    if (after) this.#change(after, (entries) => entries.set(after.head.path, after))
  }

  #change({ head }: StoredEntry, change: (entries: Map<string, StoredEntry>) => void): void {
    const hash = foundBy(head)
    if (hash === null) return
    const entries = this.#byHash.get(hash) ?? new Map<string, StoredEntry>()
    change(entries)
    if (entries.size === 0) this.#byHash.delete(hash)
    else this.#byHash.set(hash, entries)
    this.#changed.add(hash)
  }

  /** Updates what each entry knows of other recordings of its request. @returns the paths of the entries that changed */
  settle(): string[] {
    const told: string[] = []
    for (const hash of this.#changed) {
      const entries = [...(this.#byHash.get(hash)?.values() ?? [])]
      const same = entries.length > 1 ? sameRequests(entries.map(({ head }) => head)) : NONE
      for (const entry of entries) if (entry.tellSame(same.get(entry.head.path))) told.push(entry.head.path)
    }
    this.#changed.clear()
    return told
  }
}

/** Whether replay finds two versions of a file alike, so that no recording has others than before. */
function isFoundAlike({ head: one }: StoredEntry, { head: other }: StoredEntry): boolean {
  return one.testId === other.testId && foundBy(one) === foundBy(other)
}

const NONE: ReadonlyMap<string, SameRequest> = new Map()
