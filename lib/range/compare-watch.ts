import { setImmediate as pause } from 'node:timers/promises'
import type { CompareProgress } from '#lib/review/progress'

/** Who waits for a comparison. */
export interface CompareWatch {
  readonly tell: (progress: CompareProgress) => void
  /** Whether somebody still waits. */
  readonly isWanted: () => boolean
}

/** Thrown in the middle of a comparison for which nobody waits any more. */
export class NotWanted extends Error {}

/** Progress is told, and other questions get their turn, after this time, in milliseconds. */
const TURN_MS = 40

/** Tells how far a comparison is, now and then, and ends it when nobody waits for it. */
export class Turns {
  readonly #watch: CompareWatch | undefined
  #last = Number.NEGATIVE_INFINITY

  constructor(watch?: CompareWatch) {
    this.#watch = watch
  }

  /** Tells that a stage begins. Throws `NotWanted` when nobody waits. */
  begin(stage: CompareProgress['stage'], total: number): void {
    this.#check()
    this.#tell({ stage, done: 0, total })
  }

  /**
   * Tells how far a stage is, unless that was done a moment ago. Never throws, so that it may be called while git prints.
   * @returns whether the time of a turn is over
   */
  step(stage: CompareProgress['stage'], done: number, total: number): boolean {
    if (performance.now() - this.#last < TURN_MS) return false
    this.#tell({ stage, done, total })
    return true
  }

  /** As `step`, and lets other questions have their turn. Throws `NotWanted` when nobody waits. */
  async stepAndPause(stage: CompareProgress['stage'], done: number, total: number): Promise<void> {
    if (!this.step(stage, done, total)) return
    await pause()
    this.#check()
    this.#last = performance.now()
  }

  /** Whether somebody still waits. */
  get isWanted(): boolean {
    return this.#watch?.isWanted() !== false
  }

  #check(): void {
    if (!this.isWanted) throw new NotWanted()
  }

  #tell(progress: CompareProgress): void {
    this.#watch?.tell(progress)
    this.#last = performance.now()
  }
}
