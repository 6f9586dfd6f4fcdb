import type { ReviewAddress } from '#lib/review/address'
import type { ReviewGroup, ReviewRow } from '#lib/review/list-view'
import type { ReviewView } from '#lib/review/review-view'
import { type ListLine, pathFrom } from './list/list-lines'

/** A change in the list. */
export interface ChosenRow {
  readonly group: ReviewGroup
  readonly row: ReviewRow
}

/** So many changes ahead are loaded before they are asked for. */
const AHEAD = 5

/** The changes that the reader may come to next, the likeliest first. */
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

/** Where the page starts: at the first change; at one that is noise, with the noise open there. */
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

/** The change at a path, and the group that it is listed in. */
export function rowAt(groups: readonly ReviewGroup[], path: string): ChosenRow | undefined {
  for (const group of groups) {
    const row = group.rows.find((one) => one.path === path)
    if (row) return { group, row }
  }
  return undefined
}

/** How many changes were viewed, noise left aside. */
export function countViewed(groups: readonly ReviewGroup[], viewed: ReadonlySet<string>): number {
  return groups
    .filter(({ isNoise }) => !isNoise)
    .reduce((sum, { rows }) => sum + rows.filter(({ meaning }) => viewed.has(meaning)).length, 0)
}
