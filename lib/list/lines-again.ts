import type { Entry } from '#lib/entry/row'
import type { SameEntries } from '#lib/entry/same-entries'
import type { PlainLine } from './lines'

/** Entries of a list before, each with the one that stands in its place now. */
export type Replaced = ReadonlyMap<Entry, Entry>

/**
 * Returns the entries that have been replaced; null where one may now belong to another group, or stand elsewhere in its
 * own.
 */
export function replacedEntries(
  before: readonly Entry[],
  same: SameEntries,
  now: readonly Entry[],
): Replaced | null {
  if (!same.isInPlace) return null
  const replaced = new Map<Entry, Entry>()
  for (const index of same.others) {
    const [old, entry] = [before[index], now[index]]
    if (old === undefined || entry === undefined) return null
    if (old.row.testId !== entry.row.testId || old.row.model !== entry.row.model) return null
    replaced.set(old, entry)
  }
  return replaced
}

/** Returns the lines of a list in which some entries have been replaced, and that has the same order. */
export function linesAgain(lines: readonly PlainLine[], replaced: Replaced): PlainLine[] {
  const nowOf = (entry: Entry): Entry => replaced.get(entry) ?? entry
  return lines.map((line) => {
    if (line.type === 'entry') return replaced.has(line.entry) ? { ...line, entry: nowOf(line.entry) } : line
    const isAsBefore = !line.members.some((entry) => replaced.has(entry))
    return isAsBefore ? line : { ...line, members: line.members.map(nowOf) }
  })
}
