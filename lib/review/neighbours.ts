import type { Neighbours } from '#lib/list/asked'
import type { ReviewAddress } from './address'
import { linesOf, pathFrom } from './list-lines'
import type { ReviewGroup, ReviewRow } from './list-view'

/**
 * Returns the changes before and after one in the list of a review, in the order in which its keys go.
 * @param address whose `at` is the change
 * @param viewed the meanings that have a tick
 */
export function neighboursInReview(
  groups: readonly ReviewGroup[],
  address: ReviewAddress,
  viewed: ReadonlySet<string>,
): Neighbours {
  const lines = linesOf(groups, address, viewed)
  const rows = lines.flatMap((line): readonly ReviewRow[] => {
    if (line.type === 'row') return [line.row]
    return line.isFolded && (line.type === 'card' || line.group.isNoise) ? line.rows : []
  })
  const index = rows.findIndex(({ path }) => path === address.at)
  const isListed = index !== -1
  const previous = (isListed ? rows[index - 1]?.path : pathFrom(lines, address.at, -1)) ?? null
  const next = (isListed ? rows[index + 1]?.path : pathFrom(lines, address.at, 1)) ?? null
  const isRemoved = ({ path, status }: ReviewRow): boolean =>
    status === 'removed' && (path === previous || path === next)
  return {
    position: isListed ? index + 1 : null,
    total: rows.length,
    previous,
    next,
    removed: rows.filter(isRemoved).map(({ path }) => path),
  }
}
