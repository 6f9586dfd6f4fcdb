import 'server-only'
import { Worker } from 'node:worker_threads'
import { type GitFailure, gitFailure } from '#lib/git/failure'
import type { ChangesAnswer, ChangesQuestions } from '#lib/range/worker'
import { settings } from '../settings'

/** Pages and route handlers are bundled apart, so that the one thread of the process lives on the global object. */
const globals = globalThis as { tapedeckChangesThread?: ChangesThread }

/** The thread that compares: one for marks and reviews, which look at the same files. */
export function changesThread(): ChangesThread {
  globals.tapedeckChangesThread ??= new ChangesThread()
  return globals.tapedeckChangesThread
}

/** After this long without a question the thread goes, and with it the memory that it took. */
const IDLE_MS = 20_000

/** Compares in a thread of its own, so that no page waits. It knows the files that it has hashed as long as it lives. */
class ChangesThread {
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  #lastId = 0
  readonly #waiting = new Map<number, (answer: ChangesAnswer['answer']) => void>()

  /** A thread that dies answers with a failure; the next question starts another. */
  ask<Kind extends keyof ChangesQuestions>(
    kind: Kind,
    asked: ChangesQuestions[Kind][0],
  ): Promise<ChangesQuestions[Kind][1]> {
    clearTimeout(this.#idle)
    this.#worker ??= this.#start()
    const worker = this.#worker
    const id = ++this.#lastId
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (answer: ChangesAnswer['answer']) => void)
      worker.postMessage({ id, kind, asked })
    })
  }

  #end(): void {
    this.#worker?.postMessage(null)
    // Questions that come from now on are another thread's.
    this.#worker = null
  }

  #start(): Worker {
    const { changesFile } = settings()
    const worker = new Worker(/*turbopackIgnore: true*/ changesFile, { execArgv: [] })
    worker.unref()
    let reason = 'it ended'
    worker.on('message', ({ id, answer }: ChangesAnswer) => this.#answer(id, answer))
    worker.on('error', (error) => {
      reason = error.message
    })
    worker.on('exit', () => {
      if (this.#worker !== worker) return
      this.#worker = null
      const failure: GitFailure = gitFailure('git-failed', `The thread that compares stopped: ${reason}.`)
      for (const id of [...this.#waiting.keys()]) this.#answer(id, failure)
    })
    return worker
  }

  #answer(id: number, answer: ChangesAnswer['answer']): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
    if (this.#waiting.size > 0) return
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref()
  }
}
