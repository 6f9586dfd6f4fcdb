import type { KeptChange, ReviewState } from '#lib/review/kept'
import type { Kept, KeptBase, KeptNote } from './stored'

/** So many are kept of one repository; beyond, those that were used longest ago go. */
export const MOST_VIEWED = 50_000
export const MOST_NOTES = 5_000

const NO_BASE: KeptBase = { viewed: new Map(), notes: new Map() }

export function stateOf({ bases }: Kept, base: string): ReviewState {
  const { viewed, notes } = bases.get(base) ?? NO_BASE
  return {
    viewed: [...viewed.keys()],
    notes: Object.fromEntries([...notes].map(([key, { text }]) => [key, text])),
  }
}

/**
 * What is kept after a change. Only what it names is touched, so that changes of two pages can follow each other.
 * @param time in seconds since 1970
 */
export function withChange({ bases }: Kept, base: string, change: KeptChange, time: number): Kept {
  const before = bases.get(base) ?? NO_BASE
  const changed = new Map(bases)
  changed.set(base, {
    viewed: viewedAfter(before.viewed, change, time),
    notes: notesAfter(before.notes, change, time),
  })
  return bounded(changed)
}

function viewedAfter(
  before: KeptBase['viewed'],
  { viewed = {} }: KeptChange,
  time: number,
): KeptBase['viewed'] {
  const after = new Map(before)
  for (const key of viewed.remove ?? []) after.delete(key)
  for (const key of viewed.add ?? []) after.set(key, time)
  return after
}

function notesAfter(before: KeptBase['notes'], { notes = {} }: KeptChange, time: number): KeptBase['notes'] {
  const after = new Map<string, KeptNote>(before)
  for (const [key, text] of Object.entries(notes)) {
    if (text === null || text.trim() === '') after.delete(key)
    else after.set(key, { text, time })
  }
  return after
}

function bounded(bases: ReadonlyMap<string, KeptBase>): Kept {
  const all = [...bases.values()]
  const viewed = withoutOldest(
    all.map((base) => base.viewed),
    MOST_VIEWED,
    (time) => time,
  )
  const notes = withoutOldest(
    all.map((base) => base.notes),
    MOST_NOTES,
    ({ time }) => time,
  )
  const kept = [...bases.keys()].map((name, index): [string, KeptBase] => [
    name,
    { viewed: viewed[index] ?? new Map(), notes: notes[index] ?? new Map() },
  ])
  return { bases: new Map(kept.filter(([, base]) => base.viewed.size + base.notes.size > 0)) }
}

function withoutOldest<V>(
  maps: readonly ReadonlyMap<string, V>[],
  most: number,
  timeOf: (value: V) => number,
): readonly ReadonlyMap<string, V>[] {
  if (maps.reduce((sum, { size }) => sum + size, 0) <= most) return maps
  const kept = maps
    .flatMap((map, index) => [...map].map(([key, value]) => ({ index, key, value })))
    .sort((a, b) => timeOf(b.value) - timeOf(a.value))
    .slice(0, most)
  return maps.map(
    (_, of) => new Map(kept.flatMap(({ index, key, value }) => (index === of ? [[key, value]] : []))),
  )
}
