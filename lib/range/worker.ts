import { parentPort } from 'node:worker_threads'
import { answerQuestions } from '#lib/disk/thread-questions'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { type ComparedReview, reviewedBetween } from './compared'
import { marksOf, type RangeMarks } from './marks'

/** The questions that the compare thread answers. */
export interface RangeQuestions {
  /** The marks of a root against a base. */
  readonly marks: [asked: { readonly root: string; readonly base: string | undefined }, answer: RangeMarks]
  /** The review of a range; without a head, of the work tree. */
  readonly review: [
    asked: { readonly repository: Repository; readonly base: string; readonly head: string | null },
    answer: ComparedReview | GitFailure,
  ]
}

type Answers = {
  readonly [Kind in keyof RangeQuestions]: (
    asked: RangeQuestions[Kind][0],
  ) => Promise<RangeQuestions[Kind][1]>
}

const answers: Answers = {
  marks: ({ root, base }) => marksOf(root, base),
  review: ({ repository, base, head }) => reviewedBetween(repository, base, head),
}

/* The entry point of a bundled thread: comparing hundreds of recordings takes as long as reading them. */

if (parentPort !== null) answerQuestions<RangeQuestions>(parentPort, (kind, asked) => answers[kind](asked))
