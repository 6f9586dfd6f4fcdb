import { countText } from '#lib/figures/text'
import { type Change, FACETS, type Facet, isNoise } from '../change'
import { shortHash } from '../short-hash'
import { differenceParts, plainTitle, type TitlePart, titleParts } from './cause-title'
import { type Cause, type Consequence, causesOf } from './causes'
import type { Compared } from './compared'
import type { Difference } from './differences'
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
  /** The facets that all of its changes have, heaviest first. */
  readonly facets: readonly Facet[]
  /** JSON pointer to what changed, with `*` for positions in lists; empty where changes share no difference. */
  readonly place: string
  readonly consequence: Consequence
  /** What the difference looks like in the first of its changes; null where changes share no difference. */
  readonly sample: Sample | null
  /** By test, heaviest first. */
  readonly members: readonly MemberView[]
}

/**
 * Groups changes by cause, heaviest first, the noise last.
 * @param compared heaviest first, as from `compareSides`
 */
export function causeViews(compared: readonly Compared[]): CauseView[] {
  const numbers = new Map(compared.map(({ change }, number) => [change, number]))
  return causesOf(compared).map((cause) => viewOf(cause, numbers))
}

function viewOf(cause: Cause, numbers: ReadonlyMap<Change, number>): CauseView {
  const { difference, members, weight, consequence } = cause
  const changes = members.map(({ change }) => change)
  const isOnlyNoise = changes.every(isNoise)
  const shared = FACETS.filter((facet) => changes.every(({ facets }) => facets.includes(facet)))
  return {
    id: `c${shortHash(cause.id)}`,
    title: titleParts(cause),
    weight,
    isNoise: isOnlyNoise,
    facets: shared,
    place: difference?.place ?? '',
    consequence,
    sample: cause.first && sampleOf(cause.first),
    members: members.map(({ change, times, also }) => ({
      change: numbers.get(change) ?? 0,
      also: [
        ...verdictTexts(change),
        ...(times > 1 ? [`the same at ${countText(times)} places`] : []),
        ...also.map((one) => plainTitle(differenceParts(one))),
        ...(isOnlyNoise ? [] : unsaid(change, [difference ?? [], also].flat(2), shared)),
      ],
    })),
  }
}

/** Names another verdict of a change that is noise: replay finds neither version, so it weighs nothing. */
function verdictTexts(change: Change): string[] {
  const { before, after } = change.hash
  if (!isNoise(change) || !before || !after || before.verdict === after.verdict) return []
  return [`verdict ${before.verdict} → ${after.verdict}`]
}

/** Names the facets of a change of which no difference is said, and that others of its cause do not have. */
function unsaid({ facets }: Change, said: readonly Difference[], shared: readonly Facet[]): string[] {
  return facets
    .filter((facet) => facet !== 'replay' && facet !== 'invalid' && !shared.includes(facet))
    .filter((facet) => !said.some((one) => one.facet === facet))
    .map((facet) => `${facet} differs too`)
}
