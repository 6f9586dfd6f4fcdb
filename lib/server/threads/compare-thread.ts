import 'server-only'
import { Worker } from 'node:worker_threads'
import { ThreadClient } from '#lib/disk/thread-client'
import { type GitFailure, gitFailure } from '#lib/git/failure'
import type { RangeEvent, RangeQuestions } from '#lib/range/worker'
import type { CompareProgress } from '#lib/review/progress'
import { settings } from '../settings'

/** On the global object, because Next bundles pages and route handlers separately. */
const globals = globalThis as {
  tapedeckCompareThread?: ThreadClient<RangeQuestions, RangeEvent>
  tapedeckProgress?: Map<string, CompareProgress>
}

const IDLE_MS = 20_000

/**
 * Asks the compare thread, so that no page waits for a comparison. There is one thread for marks and reviews, because
 * both look at the same files; it remembers the files that it has hashed. If it stopped for good, the next question
 * starts a new one.
 */
export async function askCompare<Kind extends keyof RangeQuestions>(
  kind: Kind,
  asked: RangeQuestions[Kind][0],
): Promise<RangeQuestions[Kind][1] | GitFailure> {
  const known = globals.tapedeckCompareThread
  const thread = known === undefined || known.failure !== null ? newThread() : known
  globals.tapedeckCompareThread = thread
  try {
    return await thread.ask(kind, asked)
  } catch (error) {
    return gitFailure('git-failed', error instanceof Error ? error.message : String(error))
  }
}

/** How far the comparisons are that the thread was asked for, by their keys. */
export function progressByKey(): Map<string, CompareProgress> {
  globals.tapedeckProgress ??= new Map()
  return globals.tapedeckProgress
}

function newThread(): ThreadClient<RangeQuestions, RangeEvent> {
  return new ThreadClient<RangeQuestions, RangeEvent>({
    start: () => new Worker(/*turbopackIgnore: true*/ settings().changesFile, { execArgv: [] }),
    stopped: (reason) => `The thread that compares stopped: ${reason}.`,
    onEvent: ({ key, progress }) => {
      if (progressByKey().has(key)) progressByKey().set(key, progress)
    },
    idleMs: IDLE_MS,
  })
}
