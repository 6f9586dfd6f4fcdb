import { stampText } from '#lib/disk/file-stamp'
import { findRecordingsInTurns } from '#lib/disk/find'
import { sha256OfText } from '#lib/disk/fingerprint'
import { type GitFailure, gitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { CompareProgress } from '#lib/review/progress'
import { NotWanted } from './compare-watch'
import { type ComparedReview, reviewedBetween } from './compared'

export interface ReviewAsked {
  /** Names the comparison, for its progress, and for when it is no longer wanted. */
  readonly key: string
  readonly repository: Repository
  readonly base: string
  /** null for the work tree. */
  readonly head: string | null
}

/** Compares ranges one after another, since each takes the whole thread and the memory of all its files. */
export class ReviewsInTurn {
  readonly #tell: (key: string, progress: CompareProgress) => void
  readonly #wanted = new Set<string>()
  readonly #threadFile: string | undefined
  #last: Promise<unknown> = Promise.resolve()

  /** @param threadFile the bundled worker, for a second thread */
  constructor(tell: (key: string, progress: CompareProgress) => void, threadFile?: string) {
    this.#tell = tell
    this.#threadFile = threadFile
  }

  /** Reviews a range once those before it are done. Fails with `git-failed` when it is no longer wanted. */
  review({ key, repository, base, head }: ReviewAsked): Promise<ComparedReview | GitFailure> {
    this.#wanted.add(key)
    const watch = {
      tell: (progress: CompareProgress) => this.#tell(key, progress),
      isWanted: () => this.#wanted.has(key),
    }
    const run = this.#last
      .then(() => reviewedBetween(repository, base, head, { watch, threadFile: this.#threadFile }))
      .catch((error: unknown) => {
        if (error instanceof NotWanted) return gitFailure('git-failed', STOPPED)
        throw error
      })
      .finally(() => this.#wanted.delete(key))
    this.#last = run.catch(() => {})
    return run
  }

  /** Ends a comparison that is running or waits for its turn. */
  forget(key: string): void {
    this.#wanted.delete(key)
  }
}

const STOPPED =
  'This comparison was stopped because several others were asked for since. Open the page again.'

/** Makes a text that changes when any recording of the work tree may have changed, without reading them. */
export async function workTreeStamp(root: string): Promise<string> {
  const { files } = await findRecordingsInTurns(root)
  return sha256OfText(files.map((file) => `${file.path}\0${stampText(file)}\0`).join(''))
}
