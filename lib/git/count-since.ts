import { objectIds } from './object-id'
import type { Repository } from './repository'
import { runOnRepository } from './run'

/**
 * Counts the commits that one commit has and an earlier one has not. Null when git cannot tell.
 * @param earlier id in full, as `commit`
 */
export async function countSince(
  { root }: Repository,
  earlier: string,
  commit: string,
): Promise<number | null> {
  const [from, to] = objectIds(earlier, commit)
  const ran = await runOnRepository(root, ['rev-list', '--count', `${from}..${to}`, '--'])
  const count = ran.ok ? Number(ran.output.toString('utf8').trim()) : Number.NaN
  return Number.isInteger(count) ? count : null
}
