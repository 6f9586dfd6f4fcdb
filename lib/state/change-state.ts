import { changedState, type ReviewState, type StateChange } from '#lib/review/ticks-and-notes'
import type { StoredBase, StoredNote, StoredState } from './stored'

/**
 * The maximum number of ticks, and of notes, that are kept for one repository. Beyond it, the least recently used go.
 */
export const MOST_VIEWED = 50_000
export const MOST_NOTES = 5_000

const NO_BASE: StoredBase = { viewed: new Map(), notes: new Map() }

/** Returns the ticks and notes that are stored for a base, without their times. */
export function stateOf({ bases }: StoredState, base: string): ReviewState {
  const { viewed, notes } = bases.get(base) ?? NO_BASE
  return {
    viewed: [...viewed.keys()],
    notes: Object.fromEntries([...notes].map(([key, { text }]) => [key, text])),
  }
}

/**
 * Returns what is kept after a change to one base.
 * @param time in seconds since 1970
 */
export function withChange(
  { bases }: StoredState,
  base: string,
  change: StateChange,
  time: number,
): StoredState {
  const after = changedState(bases.get(base) ?? NO_BASE, change, {
    tick: time,
    noteOf: (text) => ({ text, time }),
  })
  return withinLimits(new Map(bases).set(base, after))
}

/**
 * Puts the notes of renamed recordings under their names now. Notes that meet there are joined, the oldest first.
 * @param nowOf the name now by a former one; of a recording that was not renamed its name
 */
export function withMovedNotes({ bases }: StoredState, nowOf: (path: string) => string): StoredState {
  return {
    bases: new Map(
      [...bases].map(([name, { viewed, notes }]) => [name, { viewed, notes: movedNotes(notes, nowOf) }]),
    ),
  }
}

function movedNotes(notes: StoredBase['notes'], nowOf: (path: string) => string): Map<string, StoredNote> {
  const after = new Map<string, StoredNote>()
  for (const [path, note] of [...notes].sort(([, a], [, b]) => a.time - b.time)) {
    const now = nowOf(path)
    const there = after.get(now)
    after.set(now, there === undefined ? note : { ...note, text: `${there.text}\n${note.text}` })
  }
  return after
}

function withinLimits(bases: ReadonlyMap<string, StoredBase>): StoredState {
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
  const left = [...bases.keys()].map((name, index): [string, StoredBase] => [
    name,
    { viewed: viewed[index] ?? new Map(), notes: notes[index] ?? new Map() },
  ])
  return { bases: new Map(left.filter(([, base]) => base.viewed.size + base.notes.size > 0)) }
}

function withoutOldest<V>(
  maps: readonly ReadonlyMap<string, V>[],
  most: number,
  timeOf: (value: V) => number,
): readonly ReadonlyMap<string, V>[] {
  if (maps.reduce((sum, { size }) => sum + size, 0) <= most) return maps
  const left = maps
    .flatMap((map, index) => [...map].map(([key, value]) => ({ index, key, value })))
    .sort((a, b) => timeOf(b.value) - timeOf(a.value))
    .slice(0, most)
  return maps.map(
    (_, of) => new Map(left.flatMap(({ index, key, value }) => (index === of ? [[key, value]] : []))),
  )
}
