import { parentPort } from 'node:worker_threads'
import { answerQuestions } from '#lib/disk/thread-questions'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { type ComparedReview, reviewedBetween } from './compared'
import { marksOf, type RangeMarks } from './marks'
import { type Mending, type MendingAsked, mendingOf } from './mending'
import { type ActionToPlan, type PlannedAction, planAction } from './plan-action'
import { countRenames, type RenamesAsked } from './renames'

/** The questions that the compare thread answers. */
export interface RangeQuestions {
  /** The marks of a root against a base. */
  readonly marks: [asked: { readonly root: string; readonly base: string | undefined }, answer: RangeMarks]
  /** The review of a range; without a head, of the work tree. */
  readonly review: [
    asked: { readonly repository: Repository; readonly base: string; readonly head: string | null },
    answer: ComparedReview | GitFailure,
  ]
  /** What becomes of recordings, before anything is written. */
  readonly plan: [asked: { readonly root: string; readonly action: ActionToPlan }, answer: PlannedAction]
  /** Why replay does not find a recording, and what mends it; null when it cannot be read. */
  readonly mending: [asked: { readonly root: string } & MendingAsked, answer: Mending | null]
  /** How many of some recordings a plan for all of them would rename. */
  readonly renames: [asked: { readonly root: string } & RenamesAsked, answer: { readonly count: number }]
}

type Answers = {
  readonly [Kind in keyof RangeQuestions]: (
    asked: RangeQuestions[Kind][0],
  ) => Promise<RangeQuestions[Kind][1]>
}

const answers: Answers = {
  marks: ({ root, base }) => marksOf(root, base),
  review: ({ repository, base, head }) => reviewedBetween(repository, base, head),
  plan: ({ root, action }) => planAction(root, action),
  mending: ({ root, ...asked }) => mendingOf(root, asked),
  renames: async ({ root, ...asked }) => ({ count: await countRenames(root, asked) }),
}

/* The entry point of a bundled thread: comparing hundreds of recordings takes as long as reading them. */

if (parentPort !== null) answerQuestions<RangeQuestions>(parentPort, (kind, asked) => answers[kind](asked))
