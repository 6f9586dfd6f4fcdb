import type { ReviewAddress } from '#lib/review/address'
import { cardAt, type ListLine, pathFrom } from '#lib/review/list-lines'
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
  return [nextInCard(lines, at), next, pathFrom(lines, at, -1) ?? [], later].flat(2)
}

function nextInCard(lines: readonly ListLine[], at: string): string[] {
  const rows = cardAt(lines, at)?.rows ?? []
  const here = rows.findIndex(({ path }) => path === at)
  return rows.slice(here + 1, here + 2).map(({ path }) => path)
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
  const group = rowsByPath(groups).get(at)?.group
  const isNoise = group?.by === 'test' && group.isNoise
  const isFolded = isNoise && !address.folds.includes(group.id)
  return {
    ...address,
    at,
    isNoiseOpen: address.isNoiseOpen || isNoise || (summary.total > 0 && summary.review === 0),
    folds: isFolded ? [...address.folds, group.id] : address.folds,
  }
}

/** Returns the changes by their paths, each with the group that lists it. */
export function rowsByPath(groups: readonly ReviewGroup[]): ReadonlyMap<string, ChosenRow> {
  return new Map(groups.flatMap((group) => group.rows.map((row) => [row.path, { group, row }])))
}

/** What a reader has gone through. */
export interface Progress {
  readonly done: number
  readonly total: number
  /** By cause: whether each was viewed as a whole, in their order. Empty by test. */
  readonly parts: readonly boolean[]
}

/** Counts what was viewed: by cause the causes, the noise being one of them; by test the changes without the noise. */
export function progressOf(groups: readonly ReviewGroup[], viewed: ReadonlySet<string>): Progress {
  const isViewed = ({ meaning }: ReviewRow): boolean => viewed.has(meaning)
  const causes = groups.filter(({ by }) => by === 'cause')
  if (causes.length > 0) {
    const parts = causes.map(({ rows }) => rows.every(isViewed))
    return { done: parts.filter(Boolean).length, total: parts.length, parts }
  }
  const rows = groups.filter(({ isNoise }) => !isNoise).flatMap((group) => group.rows)
  return { done: rows.filter(isViewed).length, total: rows.length, parts: [] }
}
