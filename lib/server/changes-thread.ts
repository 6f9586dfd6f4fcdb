import 'server-only'
import { Worker } from 'node:worker_threads'
import type { Marks } from '#lib/changes/marks'
import type { MarksAsked } from '#lib/changes/worker'
import { gitFailure } from '#lib/git/failure'
import { settings } from './settings'

/** After this long without a question the thread goes, and with it the memory that it took. */
const IDLE_MS = 20_000

/** Compares in a thread of its own, so that no page waits. It knows the files that it has hashed as long as it lives. */
export class ChangesThread {
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  #answer: ((marks: Marks) => void) | null = null

  /** One question at a time. */
  ask(asked: MarksAsked): Promise<Marks> {
    clearTimeout(this.#idle)
    this.#worker ??= this.#start()
    const worker = this.#worker
    return new Promise((resolve) => {
      this.#answer = resolve
      worker.postMessage(asked)
    })
  }

  end(): void {
    clearTimeout(this.#idle)
    this.#worker?.terminate()
  }

  #start(): Worker {
    const { changesFile } = settings()
    const worker = new Worker(/*turbopackIgnore: true*/ changesFile, { execArgv: [] })
    worker.unref()
    let reason = 'it ended'
    worker.on('message', (marks: Marks) => this.#end(marks))
    worker.on('error', (error) => {
      reason = error.message
    })
    worker.on('exit', () => {
      this.#worker = null
      this.#end(gitFailure('git-failed', `The thread that compares stopped: ${reason}.`))
    })
    return worker
  }

  #end(marks: Marks): void {
    this.#answer?.(marks)
    this.#answer = null
    this.#idle = setTimeout(() => this.end(), IDLE_MS).unref()
  }
}
