import type { MessagePort } from 'node:worker_threads'

/** The questions that a thread answers, by kind: what each question holds, and what its answer is. */
export type Askable<Questions> = {
  readonly [Kind in keyof Questions]: readonly [asked: unknown, answer: unknown]
}

/** A message to a thread; null asks it to end by itself. */
export interface Question<
  Questions extends Askable<Questions>,
  Kind extends keyof Questions = keyof Questions,
> {
  readonly id: number
  readonly kind: Kind
  readonly asked: Questions[Kind][0]
}

/** A message from a thread. */
export type Reply<Questions extends Askable<Questions>, Event = never> =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Questions[keyof Questions][1] }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  /** Sent without a question. */
  | { readonly type: 'event'; readonly event: Event }

/**
 * Runs in the thread: answers each question as it comes.
 * @param answer when it throws, that question fails and the thread goes on
 */
export function answerQuestions<Questions extends Askable<Questions>>(
  port: MessagePort,
  answer: <Kind extends keyof Questions>(
    kind: Kind,
    asked: Questions[Kind][0],
  ) => Promise<Questions[Kind][1]>,
): void {
  const send = (reply: Reply<Questions>): void => port.postMessage(reply)
  port.on('message', (question: Question<Questions> | null) => {
    // Not terminated, so that the thread can first clear what it made in the temporary folder.
    if (question === null) return port.close()
    const { id, kind, asked } = question
    answer(kind, asked).then(
      (answered) => send({ type: 'answer', id, answer: answered }),
      (error) => send({ type: 'failure', id, message: String(error) }),
    )
  })
}
