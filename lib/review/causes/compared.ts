import type { Sha256 } from '#lib/formats/recorder/hash'
import { anyPosition } from '#lib/json/pointer'
import { type Change, isNoise, type Reviewed, type Side } from '../change'
import { changeOf, heaviestFirst } from '../changes'
import { type Answers, answersOf } from '../facets/answer'
import { unreadBetween } from '../facets/differences'
import type { UnreadValue } from '../facets/unread'
import { pairSides } from '../pairs/pair'
import { roleAt } from '../why/changed-values'
import { COMPARED, type ComparedFacet, contentsOf } from './contents'
import { differencesOf, type Found } from './differences'

/** A change with all its differences, heaviest first. */
export interface Compared {
  readonly change: Change
  readonly found: readonly Found[]
}

/** Compares two ends of a range, with all that differs. Returns the changes, heaviest first. */
export function compareSides(sides: readonly Side[], sha256?: Sha256): (Compared & Reviewed)[] {
  const compared = pairSides(sides).map((pair) => {
    const answers = answersOf(pair)
    const change = changeOf(pair, sha256, answers)
    return { change, pair, found: foundIn(change, answers) }
  })
  return heaviestFirst(compared)
}

/**
 * Finds the differences of a change, heaviest first; none of noise, and without two sides.
 * @param answers of its pair
 */
export function foundIn(change: Change, { before, after }: Answers): Found[] {
  if (!before || !after || isNoise(change)) return []
  const roleIn = (place: string): string | null =>
    roleAt(after.recording, place) ?? roleAt(before.recording, place)
  const hasAnswer = change.facets.includes('answer') || change.facets.includes('usage')
  const unread = hasAnswer ? unreadBetween(before, after) : []
  return COMPARED.filter((facet) => change.facets.includes(facet)).flatMap((facet) => [
    ...differencesOf(facet, contentsOf(before, facet), contentsOf(after, facet), roleIn),
    ...unread.filter((value) => value.facet === facet).map((value) => asFound(facet, value)),
  ])
}

/** A value that reads the same on both sides and is another, such as a number with other digits. */
function asFound(facet: ComparedFacet, { pointer, before, after }: UnreadValue): Found {
  const difference = { facet, place: anyPosition(pointer), role: null, kind: 'value' as const, before, after }
  return { difference, places: [pointer], first: { before, after } }
}
