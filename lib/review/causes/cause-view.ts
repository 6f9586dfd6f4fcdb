import { functionLabel, NO_TEST } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import { type Change, FACETS, type Facet, isNoise, type Reviewed } from '../change'
import { groupBy } from '../group-by'
import { shortHash } from '../short-hash'
import { differenceParts, plainTitle, type TitlePart, titleParts } from './cause-title'
import { type Cause, type Consequence, causesOf } from './causes'
import { type Sample, sampleOf } from './sample'

/** A change of a cause. */
export interface MemberView {
  /** Its number in the list of all changes, from 0. */
  readonly change: number
  /** What it has beside the cause, each in a few words: an exception of the group. */
  readonly also: readonly string[]
}

/** Changes that are one decision for a reader: the same for a page, a file, a comment and a terminal. */
export interface CauseView {
  /** Of letters and digits; equal for the same cause in another comparison. */
  readonly id: string
  readonly title: readonly TitlePart[]
  readonly weight: Facet | null
  readonly isNoise: boolean
  /** The facets that all of its changes have, heaviest first; without noise, if there is anything else. */
  readonly facets: readonly Facet[]
  /** JSON pointer to what changed, with `*` for positions in lists; empty where changes share no difference. */
  readonly place: string
  readonly consequence: Consequence
  /** What the difference looks like in the first of its changes; null where changes share no difference. */
  readonly sample: Sample | null
  /** Heaviest first. */
  readonly members: readonly MemberView[]
}

/**
 * Groups changes by cause, heaviest first, the noise last.
 * @param reviewed heaviest first, as from `reviewSides`
 */
export function causeViews(reviewed: readonly Reviewed[]): CauseView[] {
  const numbers = new Map(reviewed.map(({ change }, number) => [change, number]))
  return causesOf(reviewed).map((cause) => viewOf(cause, numbers))
}

function viewOf(cause: Cause, numbers: ReadonlyMap<Change, number>): CauseView {
  const { difference, members, weight, consequence } = cause
  const changes = members.map(({ change }) => change)
  const isOnlyNoise = changes.every(isNoise)
  return {
    id: `c${shortHash(cause.id)}`,
    title: titleParts(cause),
    weight,
    isNoise: isOnlyNoise,
    facets: sharedFacets(changes, isOnlyNoise),
    place: difference?.place ?? '',
    consequence,
    sample: cause.first && sampleOf(cause.first),
    members: members.map(({ change, times, also }) => ({
      change: numbers.get(change) ?? 0,
      also: [
        ...(times > 1 ? [`the same at ${countText(times)} places`] : []),
        ...also.map((one) => plainTitle(differenceParts(one))),
      ],
    })),
  }
}

function sharedFacets(changes: readonly Change[], isOnlyNoise: boolean): Facet[] {
  return FACETS.filter(
    (facet) =>
      isOnlyNoise === isNoise({ weight: facet }) && changes.every(({ facets }) => facets.includes(facet)),
  )
}

/** What the texts about a group need of a change. */
type Placed = Pick<Change, 'path' | 'status' | 'facets'> & {
  readonly test: Pick<Change['test'], 'file' | 'function'>
}

/** Says where the changes of a cause are: `in 3 tests of 2 files`. */
export function whereText(changes: readonly Placed[]): string {
  const files = new Set(changes.map(({ test, path }) => test.file || path.slice(0, path.lastIndexOf('/'))))
  const tests = new Set(changes.map(({ test }) => `${test.file}::${test.function}`))
  return `in ${countedText(tests.size, 'test')} of ${countedText(files.size, 'file')}`
}

/** The number of tests that are named. */
const NAMED = 3

/** Names the tests of a cause with the number of changes of each, most first: `web_search 7, logprobs 2`. */
export function testsText(changes: readonly Placed[]): string {
  const tests = [...groupBy(changes, ({ test }) => functionLabel(test.function).name || NO_TEST)]
  tests.sort(([, a], [, b]) => b.length - a.length)
  const named = tests
    .slice(0, NAMED)
    .map(([name, { length }]) => (tests.length === 1 ? name : `${name} ${countText(length)}`))
  const more = tests.length - named.length
  return [...named, ...(more > 0 ? [`${countedText(more, 'more test')}`] : [])].join(', ')
}

/** Says in a sentence or two what a cause means for replay; empty where replay finds what it found before. */
export function consequenceText(
  { consequence }: Pick<CauseView, 'consequence'>,
  changes: readonly Change[],
): string {
  if (consequence !== 'lost' && consequence !== 'not-found') return ''
  const [first] = changes
  const these = changes.length === 1 ? 'this recording' : `these ${countText(changes.length)} recordings`
  const isNew = first?.hash.before === null
  if (consequence === 'not-found')
    return isNew ? `Replay does not find ${these}.` : `Replay does not find ${these}, as before.`
  return `Replay ${isNew ? 'does not find' : 'no longer finds'} ${these}. ${keptNameText(changes)}`.trim()
}

function keptNameText(changes: readonly Change[]): string {
  const areKept = changes.every(
    ({ hash: { before, after } }) => before !== null && before.name === after?.name && before.isFound,
  )
  if (!areKept) return ''
  const isRequest = changes.every(({ facets }) => facets.includes('request'))
  const isTest = changes.every(({ facets }) => facets.includes('test'))
  if (!isRequest && !isTest) return ''
  const what = isRequest ? 'The request was' : 'The test id was'
  return changes.length === 1
    ? `${what} changed inside the file, and the file kept its name.`
    : `${what} changed inside the files, and the files kept their names.`
}

/** What a reader can leave out, by the facet that a change of it would have. */
const PARTS: readonly { readonly facet: Facet; readonly name: string }[] = [
  { facet: 'answer', name: 'answer' },
  { facet: 'request', name: 'request' },
  { facet: 'test', name: 'test id' },
  { facet: 'usage', name: 'token counts' },
  { facet: 'chunking', name: 'chunks' },
]

/** Names what is the same on both sides in all changes of a cause; empty where there is nothing to compare. */
export function sameText(changes: readonly (Placed & Pick<Change, 'ids'>)[]): string {
  const areCompared = changes.every(
    ({ ids, facets }) => ids.before && ids.after && !facets.includes('invalid'),
  )
  if (!areCompared) return ''
  return PARTS.filter(({ facet }) => changes.every(({ facets }) => !facets.includes(facet)))
    .map(({ name }) => name)
    .join(', ')
}
