import 'server-only'
import { Worker } from 'node:worker_threads'
import { ThreadClient } from '#lib/disk/thread-client'
import { type GitFailure, gitFailure } from '#lib/git/failure'
import type { GitQuestions, RangeEvent, RangeQuestions } from '#lib/range/worker'
import type { CompareProgress } from '#lib/review/progress'
import { settings } from '../settings'

type Thread = ThreadClient<RangeQuestions, RangeEvent>

/** On the global object, because Next bundles pages and route handlers separately. */
const globals = globalThis as {
  tapedeckThreads?: { compare?: Thread; git?: Thread }
  tapedeckProgress?: Map<string, CompareProgress>
}

const IDLE_MS = 20_000

/**
 * Asks the compare thread, so that no page waits for a comparison. There is one thread for marks and reviews, because
 * both look at the same files; it remembers the files that it has hashed. If it stopped for good, the next question
 * starts a new one.
 */
export function askCompare<Kind extends keyof RangeQuestions>(
  kind: Kind,
  asked: RangeQuestions[Kind][0],
): Promise<RangeQuestions[Kind][1] | GitFailure> {
  return askThread('compare', kind, asked)
}

/**
 * Asks git what a page waits for, in another thread than the comparisons. It never runs in the thread of the pages:
 * that would stand still while the system starts a process.
 */
export function askGit<Kind extends keyof GitQuestions>(
  kind: Kind,
  asked: GitQuestions[Kind][0],
): Promise<GitQuestions[Kind][1] | GitFailure> {
  return askThread('git', kind, asked)
}

async function askThread<Kind extends keyof RangeQuestions>(
  name: 'compare' | 'git',
  kind: Kind,
  asked: RangeQuestions[Kind][0],
): Promise<RangeQuestions[Kind][1] | GitFailure> {
  globals.tapedeckThreads ??= {}
  const threads = globals.tapedeckThreads
  const known = threads[name]
  const thread = known === undefined || known.failure !== null ? newThread() : known
  threads[name] = thread
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

function newThread(): Thread {
  return new ThreadClient({
    start: () => new Worker(/*turbopackIgnore: true*/ settings().changesFile, { execArgv: [] }),
    stopped: (reason) => `The thread that compares stopped: ${reason}.`,
    onEvent: ({ key, progress }) => {
      if (progressByKey().has(key)) progressByKey().set(key, progress)
    },
    idleMs: IDLE_MS,
  })
}
