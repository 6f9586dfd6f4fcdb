import { type Change, FACETS, type Facet, isNoise, type Status } from './change'

/** The numbers of changes of a review. */
export interface Summary {
  /** All changes. A pair with two paths counts once. */
  readonly total: number
  /** Changes to look at: all but the noise. */
  readonly review: number
  /** Test functions with a change. */
  readonly tests: number
  /** Changes with the facet `answer`; the other names work the same way. */
  readonly answers: number
  readonly requests: number
  /** With the facet `replay`. */
  readonly replay: number
  readonly invalid: number
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly rerecorded: number
  readonly moved: number
  /** With nothing but chunking, metadata or format. */
  readonly noise: number
  /** The number of changes with each facet. */
  readonly facets: Readonly<Record<Facet, number>>
}

/** Counts the changes of a review, as each number of `Summary` says. */
export function summaryOf(changes: readonly Change[]): Summary {
  const shown = changes.filter((change) => !isNoise(change))
  const facets = Object.fromEntries(
    FACETS.map((facet) => [facet, changes.filter((change) => change.facets.includes(facet)).length]),
  ) as Record<Facet, number>
  const statusCount = (status: Status): number => changes.filter((change) => change.status === status).length
  return {
    total: changes.length,
    review: shown.length,
    tests: new Set(changes.map(({ test }) => `${test.file}::${test.function}`)).size,
    answers: facets.answer,
    requests: facets.request,
    replay: facets.replay,
    invalid: facets.invalid,
    added: statusCount('added'),
    removed: statusCount('removed'),
    changed: statusCount('changed'),
    rerecorded: statusCount('rerecorded'),
    moved: statusCount('moved'),
    noise: changes.length - shown.length,
    facets,
  }
}

/**
 * Says that there is no change, and no more than that: what was left out may have changed.
 * @param problems what could not be compared, or only as it is stored
 */
export function nothingChangedText(problems: readonly unknown[]): string {
  return problems.length === 0 ? 'No recording changed' : 'No change in what was compared'
}
