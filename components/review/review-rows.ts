import type { ReviewAddress } from '#lib/review/address'
import { type ListLine, pathFrom } from '#lib/review/list-lines'
import type { ReviewGroup, ReviewRow } from '#lib/review/list-view'
import type { ReviewView } from '#lib/review/review-view'

/** A change in the list, with its group. */
export interface ChosenRow {
  readonly group: ReviewGroup
  readonly row: ReviewRow
}

/** The number of following changes that are loaded in advance. */
const AHEAD = 5

/** Returns the changes that the reader may look at next, the most likely first. */
export function likelyNext(lines: readonly ListLine[], at: string): string[] {
  const ahead: string[] = []
  for (let path: string | undefined = at; ahead.length < AHEAD; ) {
    path = pathFrom(lines, path, 1)
    if (path === undefined) break
    ahead.push(path)
  }
  const [next = [], ...later] = ahead
  return [next, pathFrom(lines, at, -1) ?? [], later].flat(2)
}

/**
 * Returns the address at which the page starts: the first change, or the chosen one. If it is noise, its group of noise
 * is open.
 */
export function startAddress(
  { address, first, summary }: ReviewView,
  groups: readonly ReviewGroup[],
): ReviewAddress {
  const at = first?.path ?? (address.at || (groups[0]?.rows[0]?.path ?? ''))
  const group = rowAt(groups, at)?.group
  const isNoise = group?.isNoise === true
  const isFolded = isNoise && !address.folds.includes(group.id)
  return {
    ...address,
    at,
    isNoiseOpen: address.isNoiseOpen || isNoise || (summary.total > 0 && summary.review === 0),
    folds: isFolded ? [...address.folds, group.id] : address.folds,
  }
}

/** Returns the change at a path, with the group that lists it. */
export function rowAt(groups: readonly ReviewGroup[], path: string): ChosenRow | undefined {
  for (const group of groups) {
    const row = group.rows.find((one) => one.path === path)
    if (row) return { group, row }
  }
  return undefined
}

/** Counts the changes that were viewed, without noise. */
export function countViewed(groups: readonly ReviewGroup[], viewed: ReadonlySet<string>): number {
  return groups
    .filter(({ isNoise }) => !isNoise)
    .reduce((sum, { rows }) => sum + rows.filter(({ meaning }) => viewed.has(meaning)).length, 0)
}
