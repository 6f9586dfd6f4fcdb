import type { MessagePort } from 'node:worker_threads'

/** What a thread can be asked, by kind: what a question says, and what its answer is. */
export type Askable<Questions> = {
  readonly [Kind in keyof Questions]: readonly [asked: unknown, answer: unknown]
}

/** What a thread is sent; null asks it to end by itself. */
export interface Question<
  Questions extends Askable<Questions>,
  Kind extends keyof Questions = keyof Questions,
> {
  readonly id: number
  readonly kind: Kind
  readonly asked: Questions[Kind][0]
}

/** What a thread sends. */
export type Reply<Questions extends Askable<Questions>, Event = never> =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Questions[keyof Questions][1] }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  /** Told without being asked. */
  | { readonly type: 'event'; readonly event: Event }

/**
 * The thread's own side: answers each question as it comes.
 * @param answer what it throws is the failure of that question, and the thread lives on
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
    // Not terminated: what the thread made in the temporary folder is cleared first.
    if (question === null) return port.close()
    const { id, kind, asked } = question
    answer(kind, asked).then(
      (answered) => send({ type: 'answer', id, answer: answered }),
      (error) => send({ type: 'failure', id, message: String(error) }),
    )
  })
}
