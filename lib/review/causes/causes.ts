import { type Change, type Facet, isNoise } from '../change'
import { groupBy } from '../group-by'
import { byWeight } from '../order'
import type { Compared } from './compared'
import { type Difference, type Found, keyOf, presenceOf } from './differences'
import type { Sample } from './sample'

/** What a change means for replay: equal for the members of a cause. */
export type Consequence = 'lost' | 'not-found' | 'found' | 'none'

/** A change, with what else it has beside its cause. */
export interface Member {
  readonly change: Change
  /** How many values of it the cause changed, when there are several. */
  readonly times: number
  /** Further differences, heaviest first. */
  readonly also: readonly Difference[]
}

/** Changes that have the same difference: one decision for a reader. */
export interface Cause {
  /** Equal for the same cause in another comparison. */
  readonly id: string
  /** The heaviest facet of its changes; null for files that were only added, removed or moved. */
  readonly weight: Facet | null
  /** What its changes have in common; null where that is no difference of content. */
  readonly difference: Difference | null
  readonly consequence: Consequence
  /** The values that differ in the first of its changes; null where changes share no difference. */
  readonly first: Sample | null
  /** By test, heaviest first. */
  readonly members: readonly Member[]
}

/** The difference with which a change stands: one that was found in it, or only that it is there. */
interface Main {
  readonly found: Found
  readonly difference: Difference
  /** Of the difference. */
  readonly key: string
}

/**
 * Groups changes by what they have in common. A change stands with the heaviest of its differences; of equally heavy
 * ones, with the one that most changes have. Noise is one group, the last.
 * @param compared heaviest first, as from `compareSides`
 */
export function causesOf(compared: readonly Compared[]): Cause[] {
  const named = compared.map(({ found }) => found.flatMap(namesOf))
  const counts = countedBy(named.flatMap((names) => [...new Set(names.map(({ key }) => key))]))
  const groups = new Map<string, { head: Omit<Cause, 'members'>; members: Member[] }>()
  const mains = named.map((names) => mainOf(names, counts))
  const taken = countedBy(mains.flatMap((main) => main?.key ?? []))
  for (const [index, candidate] of compared.entries()) {
    const main = alone(mains[index] ?? null, taken)
    const head = headOf(candidate, main)
    const group = groups.get(head.id) ?? { head, members: [] }
    groups.set(head.id, group)
    group.members.push(memberOf(candidate, main))
  }
  return [...groups.values()]
    .map(({ head, members }): Cause => ({ ...head, members: byTest(members) }))
    .sort((a, b) => byFirst(a, b))
}

/** The changes of one test stand together, as readers see them. */
function byTest(members: readonly Member[]): Member[] {
  return [...groupBy(members, ({ change: { test } }) => `${test.file}\n${test.function}`).values()].flat()
}

function byFirst({ members: [a] }: Cause, { members: [b] }: Cause): number {
  if (!a || !b) return 0
  return Number(isNoise(a.change)) - Number(isNoise(b.change)) || byWeight(a.change, b.change)
}

function countedBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A change that shares a part of its difference with no other stands with the whole of it. */
function alone(main: Main | null, taken: ReadonlyMap<string, number>): Main | null {
  if (main === null || (taken.get(main.key) ?? 0) > 1) return main
  return namedBy(main.found, main.found.difference)
}

function namesOf(found: Found): Main[] {
  const presence = presenceOf(found.difference)
  return [found.difference, presence ?? []].flat().map((difference) => namedBy(found, difference))
}

function namedBy(found: Found, difference: Difference): Main {
  return { found, difference, key: keyOf(difference) }
}

/** Changes that share all of a difference stay together, unless far more share a part of it. */
const FAR_MORE = 2

function mainOf(names: readonly Main[], counts: ReadonlyMap<string, number>): Main | null {
  const [first] = names
  if (first === undefined) return null
  const mains = names.filter(({ difference }) => difference.facet === first.difference.facet)
  const countOf = ({ difference, found: { difference: whole }, key }: Main): number =>
    (counts.get(key) ?? 0) / (difference === whole ? 1 : FAR_MORE)
  return mains.reduce((most, one) => (countOf(one) > countOf(most) ? one : most))
}

function headOf({ change }: Compared, main: Main | null): Omit<Cause, 'members'> {
  const { weight } = change
  if (isNoise(change)) return { id: NOISE, weight, difference: null, consequence: 'none', first: null }
  const consequence = consequenceOf(change)
  const difference = main?.difference ?? null
  const what = main?.key ?? otherwise(change)
  const id = JSON.stringify([consequence, weight, what])
  return { id, weight, difference, consequence, first: main?.found.first ?? null }
}

const NOISE = 'noise'

/** What changes have in common that differ in no content that is compared. */
function otherwise(change: Change): string {
  const { status, facets, test, hash } = change
  return JSON.stringify([status, facets, hash.after?.verdict ?? null, test.file])
}

function consequenceOf({ hash: { before, after }, facets }: Change): Consequence {
  if (facets.includes('replay')) return 'lost'
  if (after === null) return 'none'
  if (after.isFound) return 'found'
  return before === null || !before.isFound ? 'not-found' : 'none'
}

function memberOf({ change, found }: Compared, main: Main | null): Member {
  return {
    change,
    times: main?.found.places.length ?? 1,
    also: found.flatMap(({ difference }) => (difference === main?.difference ? [] : [difference])),
  }
}
