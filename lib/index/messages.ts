import type { IndexEvent, Questions } from './questions'

/** What the thread of the index is given. */
export interface IndexThreadData {
  readonly role: 'index'
  readonly root: string
  /** The file that the thread runs, from which it starts others. */
  readonly workerFile: string
}

/** What it is sent. */
export interface Question<Kind extends keyof Questions = keyof Questions> {
  readonly id: number
  readonly kind: Kind
  readonly asked: Questions[Kind][0]
}

/** What it sends. */
export type Reply =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Questions[keyof Questions][1] }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  | { readonly type: 'event'; readonly event: IndexEvent }
