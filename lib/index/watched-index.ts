import { setImmediate as turn } from 'node:timers/promises'
import { type RootWatch, watchRoot } from '#lib/disk/watch'
import { readAddress } from '#lib/list/address'
import { answerOf } from './answer'
import { LiveIndex, type LiveIndexOptions } from './live-index'
import type { Questions } from './questions'

/**
 * The index is cached when there was no change and no question for this time, in milliseconds: caching 30,000 recordings
 * takes most of a second, in which nobody is answered.
 */
const WRITE_MS = 2000
/** The index rehearses when nothing was asked for this time after the first list, in milliseconds. */
const IDLE_MS = 100
/** How long a question waits for an index that is being made, in milliseconds. */
const PATIENCE_MS = 1000
/** What a script asks, once: it waits from its question on. */
const ONCE: ReadonlySet<keyof Questions> = new Set(['rows'])
/** What pages ask again and again, and learn the progress of: they wait only at the start. */
const AGAIN: ReadonlySet<keyof Questions> = new Set(['list', 'lines', 'neighbours', 'complete'])
/** What an action goes by. */
const WHOLE: ReadonlySet<keyof Questions> = new Set(['paths', 'known'])
/** Where the system does not report changes at once, looking for them takes at most a sixth of the time. */
const REST = 5

/** What the page that opens first asks. */
const FIRST: Questions['list'][0] = {
  address: readAddress(new URLSearchParams()),
  window: { offset: null, limit: 1 },
}

/** An index that follows the disk and answers questions. */
export class WatchedIndex {
  readonly #index: LiveIndex
  readonly #watch: RootWatch
  #writing: NodeJS.Timeout | undefined
  #searchAgain = 0
  #hasRehearsed = false
  #rehearsal: NodeJS.Timeout | undefined

  constructor(options: LiveIndexOptions) {
    this.#index = new LiveIndex(options)
    this.#watch = watchRoot(options.root, (places) => {
      this.#index.markStale(places)
      this.#update()
    })
    this.#update()
    // The pages' process starts meanwhile: what its first question needs is found before it is asked. A question that
    // waits already is answered first, and the next one meets a failure again and reports it.
    this.#index
      .update()
      .then(() => turn())
      .then(() => answerOf(this.#index, 'list', FIRST))
      .catch(() => {})
  }

  /**
   * Answers a question from the files as they are now. While many of them are read, the answer comes after `PATIENCE_MS`
   * at the latest from those that have been read, and says how many these are. What will be written is not decided from a
   * part.
   */
  async answer<Kind extends keyof Questions>(
    kind: Kind,
    asked: Questions[Kind][0],
  ): Promise<Questions[Kind][1]> {
    await this.#notice(kind === 'touched' ? (asked as Questions['touched'][0]) : undefined)
    if (WHOLE.has(kind)) await this.#index.update()
    else if (ONCE.has(kind)) await this.#index.fresh(PATIENCE_MS)
    else await this.#index.fresh(AGAIN.has(kind) ? PATIENCE_MS : 0, 'start')
    if (!this.#hasRehearsed && kind === 'list') this.#rehearseSoon()
    if (this.#writing !== undefined) this.#writeSoon()
    return answerOf(this.#index, kind, asked)
  }

  /** Ends the watch, and writes the cache if needed. */
  async close(): Promise<void> {
    await this.#watch.close()
    await this.#index.update()
    clearTimeout(this.#writing)
    this.#index.writeCache()
  }

  /** @param touched files that were written to; null for any, undefined for none */
  async #notice(touched: readonly string[] | null | undefined): Promise<void> {
    // Linux reports a write before its writer can ask, and one whole turn of the event loop takes in the report. The
    // question may have come in the middle of a turn, so two are awaited.
    await turn()
    await turn()
    this.#watch.flush()
    const { mode, reason } = this.#watch
    if (reason !== undefined) this.#index.remark(reason)
    const isPrompt = mode === 'watching' && process.platform === 'linux'
    if (touched) this.#index.markStale({ files: new Set(touched) })
    if (touched === null || (!isPrompt && performance.now() > this.#searchAgain)) {
      this.#index.markStale()
      const start = performance.now()
      await this.#index.fresh()
      this.#searchAgain = performance.now() + REST * (performance.now() - start)
    }
  }

  #update(): void {
    this.#dontWrite()
    this.#index.update().then(
      () => this.#writeSoon(),
      // The next question meets the same failure and reports it.
      () => this.#index.markStale(),
    )
  }

  #rehearseSoon(): void {
    clearTimeout(this.#rehearsal)
    const rehearse = (): void => {
      this.#hasRehearsed = this.#index.rehearse()
    }
    this.#rehearsal = setTimeout(rehearse, IDLE_MS).unref()
  }

  #writeSoon(): void {
    this.#dontWrite()
    this.#writing = setTimeout(() => {
      this.#writing = undefined
      this.#index.writeCache()
    }, WRITE_MS)
  }

  #dontWrite(): void {
    clearTimeout(this.#writing)
    this.#writing = undefined
  }
}
