import type { Worker } from 'node:worker_threads'
import type { Askable, Question, Reply } from './thread-questions'

export interface ThreadOptions<Questions, Event> {
  readonly start: () => Worker
  /** Puts the reason into a message, when the thread stopped for good. */
  readonly stopped: (reason: string) => string
  readonly onEvent?: (event: Event) => void
  /** A kind of question; a new thread is asked the last one of this kind again. */
  readonly asksAgain?: keyof Questions
  /** A thread that gets no question for this time is ended, to free its memory. */
  readonly idleMs?: number
}

interface Pending<Questions extends Askable<Questions>> {
  readonly question: Question<Questions>
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

/** The number of times that a thread that dies is started again. */
const RESTARTS = 1

/**
 * Asks questions of a thread, which is started when it is needed. If the thread dies, a new one gets its open
 * questions; if that dies too, all questions fail.
 */
export class ThreadClient<Questions extends Askable<Questions>, Event = never> {
  /** Null before the thread is started, and after it ended. */
  worker: Worker | null = null
  /** Why the thread is not started again; null while it can be. */
  failure: Error | null = null
  readonly #options: ThreadOptions<Questions, Event>
  readonly #pending = new Map<number, Pending<Questions>>()
  #askedAgain: Question<Questions> | null = null
  #idle: NodeJS.Timeout | undefined
  #deaths = 0
  #lastId = 0

  constructor(options: ThreadOptions<Questions, Event>) {
    this.#options = options
  }

  /** Asks the thread. Rejects with the reason when the thread fails at the question, or stopped for good. */
  ask<Kind extends keyof Questions>(kind: Kind, asked: Questions[Kind][0]): Promise<Questions[Kind][1]> {
    if (this.failure !== null) return Promise.reject(this.failure)
    clearTimeout(this.#idle)
    const worker = this.start()
    const question: Question<Questions> = { id: ++this.#lastId, kind, asked }
    if (kind === this.#options.asksAgain) this.#askedAgain = question
    return new Promise<Questions[Kind][1]>((resolve, reject) => {
      this.#pending.set(question.id, { question, resolve: resolve as (answer: unknown) => void, reject })
      worker.postMessage(question)
    })
  }

  /** Starts the thread unless it runs. */
  start(): Worker {
    this.worker ??= this.#startAnother()
    return this.worker
  }

  /** Ends the thread for good. All open questions fail with the reason. */
  stop(reason: string): void {
    const { worker } = this
    this.#fail(reason)
    worker?.terminate()
  }

  #startAnother(): Worker {
    const worker = this.#options.start()
    worker.unref()
    let reason = 'it ended'
    worker.on('message', (reply: Reply<Questions, Event>) => this.#receive(reply))
    worker.on('error', (error) => {
      reason = error.message
    })
    worker.on('exit', () => {
      if (this.worker === worker) this.#onDeath(reason)
    })
    // No question has this id, so the answer is ignored.
    if (this.#askedAgain !== null) worker.postMessage({ ...this.#askedAgain, id: 0 })
    for (const { question } of this.#pending.values()) worker.postMessage(question)
    return worker
  }

  #onDeath(reason: string): void {
    this.worker = null
    if (this.#deaths++ < RESTARTS) this.start()
    else this.#fail(reason)
  }

  #fail(reason: string): void {
    this.worker = null
    clearTimeout(this.#idle)
    this.failure = new Error(this.#options.stopped(reason))
    for (const { reject } of this.#pending.values()) reject(this.failure)
    this.#pending.clear()
  }

  #receive(reply: Reply<Questions, Event>): void {
    if (reply.type === 'event') {
      this.#options.onEvent?.(reply.event)
      return
    }
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if (reply.type === 'answer') pending?.resolve(reply.answer)
    else pending?.reject(new Error(reply.message))
    if (this.#pending.size === 0) this.#restLater()
  }

  #restLater(): void {
    const { idleMs } = this.#options
    clearTimeout(this.#idle)
    if (idleMs !== undefined) this.#idle = setTimeout(() => this.#rest(), idleMs).unref()
  }

  #rest(): void {
    this.worker?.postMessage(null)
    // Later questions go to another thread.
    this.worker = null
  }
}
