import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { answerQuestions, type Reply } from '#lib/disk/thread-questions'
import type { GitFailure } from '#lib/git/failure'
import { refsOf } from '#lib/git/refs'
import { type OpenedRepository, openRepository, type Repository } from '#lib/git/repository'
import type { Change } from '#lib/review/change'
import type { End, RefLists } from '#lib/review/ends'
import type { CompareProgress } from '#lib/review/progress'
import { type ChangedLines, changedLines } from './changed-lines'
import { type OpenedRange, openRange, type Range } from './compare'
import type { ComparedReview } from './compared'
import { marksOf, type RangeMarks } from './marks'
import { type Mending, type MendingAsked, mendingOf } from './mending'
import { type ActionToPlan, type PlannedAction, planAction } from './plan-action'
import { countRenames, type RenamesAsked } from './renames'
import { type ReviewAsked, ReviewsInTurn, workTreeStamp } from './reviews-in-turn'
import {
  type ChangeAsked,
  type PartAsked,
  type PartRead,
  partOf,
  type ViewRead,
  viewOf,
} from './shown-change'
import { comparePaths, type SecondQuestions } from './two-threads'
import { webLinks } from './web-links'

/** What a page asks git, and waits for. */
export interface GitQuestions {
  /** The repository of a root. */
  readonly repository: [asked: { readonly root: string }, answer: OpenedRepository | GitFailure]
  /** The two ends of a range. */
  readonly ends: [asked: { readonly root: string; readonly range: Range }, answer: OpenedRange]
  /** What a base can be chosen from. */
  readonly refs: [asked: { readonly root: string }, answer: ({ readonly ok: true } & RefLists) | GitFailure]
  /** Everything that a page shows of a change. */
  readonly change: [asked: ChangeAsked & { readonly isWhole: boolean }, answer: ViewRead]
  /** A part of a change that is loaded when it is opened. */
  readonly part: [asked: PartAsked, answer: PartRead]
  /** The addresses of the files of changes on the web, by path. */
  readonly links: [
    asked: {
      readonly repository: Repository
      readonly base: End
      readonly head: End
      readonly changes: readonly Change[]
      readonly server: string | undefined
    },
    answer: { readonly ok: true; readonly links: ReadonlyMap<string, string> },
  ]
}

/** The questions that the compare thread answers. */
export interface RangeQuestions extends SecondQuestions, GitQuestions {
  /** The marks of a root against a base. */
  readonly marks: [asked: { readonly root: string; readonly base: string | undefined }, answer: RangeMarks]
  /** The review of a range; without a head, of the work tree. */
  readonly review: [asked: ReviewAsked, answer: ComparedReview | GitFailure]
  /** Ends a review that nobody waits for. */
  readonly forget: [asked: { readonly key: string }, answer: null]
  /** A text that changes when any recording of the work tree may have changed. */
  readonly stamp: [asked: { readonly root: string }, answer: { readonly ok: true; readonly stamp: string }]
  /** The line at which each of some changes of a review shows, by path. */
  readonly lines: [
    asked: {
      readonly repository: Repository
      readonly changes: readonly Change[]
      readonly isWorkTree: boolean
    },
    answer: ChangedLines,
  ]
  /** What becomes of recordings, before anything is written. */
  readonly plan: [asked: { readonly root: string; readonly action: ActionToPlan }, answer: PlannedAction]
  /** Why replay does not find a recording, and what mends it; null when it cannot be read. */
  readonly mending: [asked: { readonly root: string } & MendingAsked, answer: Mending | null]
  /** How many of some recordings a plan for all of them would rename. */
  readonly renames: [asked: { readonly root: string } & RenamesAsked, answer: { readonly count: number }]
}

/** How far a review is. */
export interface RangeEvent {
  readonly key: string
  readonly progress: CompareProgress
}

type Answers = {
  readonly [Kind in keyof RangeQuestions]: (
    asked: RangeQuestions[Kind][0],
  ) => Promise<RangeQuestions[Kind][1]>
}

const reviews = new ReviewsInTurn(
  (key, progress) => {
    const event: Reply<RangeQuestions, RangeEvent> = { type: 'event', event: { key, progress } }
    parentPort?.postMessage(event)
  },
  fileURLToPath(import.meta.url),
)

const answers: Answers = {
  paths: comparePaths,
  marks: ({ root, base }) => marksOf(root, base),
  review: (asked) => reviews.review(asked),
  forget: async ({ key }) => {
    reviews.forget(key)
    return null
  },
  stamp: async ({ root }) => ({ ok: true, stamp: await workTreeStamp(root) }),
  lines: ({ repository, changes, isWorkTree }) => changedLines(repository, changes, isWorkTree),
  plan: ({ root, action }) => planAction(root, action),
  mending: ({ root, ...asked }) => mendingOf(root, asked),
  renames: async ({ root, ...asked }) => ({ count: await countRenames(root, asked) }),
  repository: ({ root }) => openRepository(root),
  ends: ({ root, range }) => openRange(root, range),
  refs: async ({ root }) => {
    const opened = await openRepository(root)
    return opened.ok ? refsOf(opened.repository) : opened
  },
  change: viewOf,
  part: partOf,
  links: async ({ repository, base, head, changes, server }) => ({
    ok: true,
    links: await webLinks(repository, { base, head }, changes, server),
  }),
}

/* The entry point of a bundled thread: comparing hundreds of recordings takes as long as reading them. */

if (parentPort !== null) answerQuestions<RangeQuestions>(parentPort, (kind, asked) => answers[kind](asked))
