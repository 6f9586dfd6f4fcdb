import { findRecordingsInTurns } from '#lib/disk/find'
import type { Repository } from '#lib/git/repository'
import { filesAt } from '#lib/git/tree'
import { isLooking, withAnswers } from '#lib/review/answered-by'
import type { Reviewed } from '#lib/review/change'
import { recordingsOf } from './scope'

/**
 * Names the recording that answers the request of each one that replay does not find at the head of a range.
 * @param head full id of a commit; null for the work tree
 */
export async function withAnswersAt<One extends Pick<Reviewed, 'change'>>(
  repository: Repository,
  head: string | null,
  reviewed: readonly One[],
): Promise<readonly One[]> {
  if (!reviewed.some(({ change }) => isLooking(change))) return reviewed
  return withAnswers(reviewed, await pathsAt(repository, head))
}

async function pathsAt(repository: Repository, head: string | null): Promise<readonly string[]> {
  if (head === null) return (await findRecordingsInTurns(repository.root)).files.map(({ path }) => path)
  const found = await filesAt(repository, head, recordingsOf(repository.root))
  return found.ok ? [...found.files.keys()] : []
}
