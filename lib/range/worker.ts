import { parentPort } from 'node:worker_threads'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { type Reviewed, reviewedBetween } from './compared'
import { type Marks, marksOf } from './marks'

/** What the thread can be asked, by its kind: what a question says, and what its answer is. */
export interface ChangesQuestions {
  /** The marks of a root, against a base. */
  readonly marks: [asked: { readonly root: string; readonly base: string | undefined }, answer: Marks]
  /** The review of a range; without a head, of the work tree. */
  readonly review: [
    asked: { readonly repository: Repository; readonly base: string; readonly head: string | null },
    answer: Reviewed | GitFailure,
  ]
}

type ChangesQuestion = {
  readonly [Kind in keyof ChangesQuestions]: {
    readonly id: number
    readonly kind: Kind
    readonly asked: ChangesQuestions[Kind][0]
  }
}[keyof ChangesQuestions]

export interface ChangesAnswer {
  readonly id: number
  readonly answer: ChangesQuestions[keyof ChangesQuestions][1]
}

/* The entry of a bundled thread: comparing hundreds of recordings takes as long as reading them. */

/** Null ends the thread, so that it can clear what it made in the temporary folder. */
parentPort?.on('message', async (question: ChangesQuestion | null) => {
  if (question === null) return parentPort?.close()
  const reply: ChangesAnswer = { id: question.id, answer: await answerTo(question) }
  parentPort?.postMessage(reply)
})

function answerTo({ kind, asked }: ChangesQuestion): Promise<ChangesAnswer['answer']> {
  if (kind === 'marks') return marksOf(asked.root, asked.base)
  return reviewedBetween(asked.repository, asked.base, asked.head)
}
