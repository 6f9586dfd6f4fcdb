import { anyPosition } from '#lib/json/pointer'
import { firstChanges, type WordChange } from '../why/word-changes'
import type { ComparedFacet, Content, Contents } from './contents'
import { replaced } from './replaced'
import type { Sample } from './sample'

/** How one value, or many at like places, differ between two recordings. */
export interface Difference {
  readonly facet: ComparedFacet
  /** JSON pointer with `*` for positions in lists. */
  readonly place: string
  /** The role of the message of the request that it is in; null outside of messages. */
  readonly role: string | null
  /**
   * What stands in place of what: words that are replaced wherever they stand in the value; or the values themselves, null
   * on a side that has none. `gone` and `new` say only that a side has none, whatever the other says.
   */
  readonly kind: 'words' | 'value' | 'gone' | 'new'
  readonly before: string | null
  readonly after: string | null
}

/** A difference of one recording, the places where it has it, and the whole values at the first of them. */
export interface Found {
  readonly difference: Difference
  readonly places: readonly string[]
  readonly first: Sample
}

/** Equal for two differences that are the same. */
export function keyOf({ facet, place, role, kind, before, after }: Difference): string {
  return JSON.stringify([facet, place, role, kind, before, after])
}

/** That a value is on one side only, whatever it says: what changes with values of their own may have in common. */
export function presenceOf(difference: Difference): Difference | null {
  const { kind, before, after } = difference
  if (kind !== 'value' || (before !== null && after !== null)) return null
  return { ...difference, kind: after === null ? 'gone' : 'new', before: null, after: null }
}

/**
 * Finds how two versions differ in one kind of content. Applied to the one (`applied`), the differences give the other.
 * @param roleAt tells the role of the message that a place is in
 * @returns each difference once, in the order of the places
 */
export function differencesOf(
  facet: ComparedFacet,
  before: Contents,
  after: Contents,
  roleAt: (place: string) => string | null = () => null,
): Found[] {
  const found = new Map<string, { difference: Difference; places: string[]; first: Sample }>()
  const note = (place: string, difference: Difference): void => {
    const key = keyOf(difference)
    const known = found.get(key)
    const first = { before: before.get(place)?.text ?? null, after: after.get(place)?.text ?? null }
    if (known) known.places.push(place)
    else found.set(key, { difference, places: [place], first })
  }
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(place), after.get(place)]
    if (one?.text === other?.text && one?.isText === other?.isText) continue
    const like = { facet, place: anyPosition(place), role: facet === 'request' ? roleAt(place) : null }
    const words = one && other ? replacedWords(one, other) : null
    if (words) for (const pair of words) note(place, { ...like, kind: 'words', ...pair })
    else note(place, { ...like, kind: 'value', before: one?.text ?? null, after: other?.text ?? null })
  }
  return [...found.values()]
}

/** Values that differ in more than a few words are other values. */
const MOST_PAIRS = 4

/**
 * Returns the words that stand in place of others, if replacing them everywhere in the one text gives the other; null
 * otherwise. They show where the texts first differ: comparing all of two long texts would take far longer.
 */
function replacedWords(one: Content, other: Content): readonly WordChange[] | null {
  if (!one.isText || !other.isText) return null
  const pairs: WordChange[] = []
  for (let text = one.text; text !== other.text; text = replaced(one.text, pairs)) {
    const found = firstChanges(text, other.text).filter(
      (change) => !pairs.some((pair) => isSamePair(pair, change)),
    )
    pairs.push(...found)
    const isReplacing = found.length > 0 && found.every(({ before }) => before.trim() !== '')
    if (!isReplacing || pairs.length > MOST_PAIRS) return null
  }
  return pairs
}

function isSamePair(one: WordChange, other: WordChange): boolean {
  return one.before === other.before && one.after === other.after
}
