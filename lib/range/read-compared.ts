import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { Side } from '#lib/review/change'
import { comparedOf, type OneCompared } from './one-compared'
import { type Absent, type Changed, readSides } from './sides'

/** Changed paths that were read. */
export interface ReadCompared {
  readonly ok: true
  /** The changes of paths that both ends have. */
  readonly compared: readonly OneCompared[]
  /** The versions of the others, which may belong to each other. */
  readonly sides: readonly Side[]
  readonly absent: Absent
}

/** Who follows the reading. */
export interface ReadWatch {
  /** Told after each file that git gave, with the number of all of them. */
  readonly onRead: (done: number, total: number) => void
  readonly isWanted: () => boolean
}

/**
 * Reads changed paths and compares those that both ends have. Thousands of recordings take more memory than all else, so
 * both versions of a path are let go as soon as they are compared.
 */
export async function readCompared(
  repository: Repository,
  changed: readonly Changed[],
  { onRead, isWanted }: ReadWatch,
): Promise<ReadCompared | GitFailure> {
  const compared: OneCompared[] = []
  const read = await readSides(repository, changed, {
    onRead,
    take: (before, after) => {
      if (before.id !== after.id && isWanted())
        compared.push(comparedOf({ status: 'changed', before, after }))
    },
  })
  return read.ok ? { ...read, compared } : read
}
