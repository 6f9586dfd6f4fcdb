import { Worker } from 'node:worker_threads'
import { ThreadClient } from '#lib/disk/thread-client'
import type { GitFailure } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { type ReadCompared, type ReadWatch, readCompared } from './read-compared'
import type { Changed } from './sides'

/** What the second thread is asked. */
export interface SecondQuestions {
  /** Reads and compares some paths of a range. */
  readonly paths: [asked: PathsAsked, answer: ReadCompared | GitFailure]
}

export interface PathsAsked {
  readonly repository: Repository
  readonly changed: readonly Changed[]
  /** Shared 32-bit numbers: how many files are read, and 1 once nobody waits any more. */
  readonly state: Int32Array
}

const DONE = 0
const UNWANTED = 1

/** With fewer paths than these, a second thread is not worth its start. */
const WORTH_IT = 300

/** The second thread is kept for a while, because its code is warm then. In milliseconds. */
const IDLE_MS = 20_000

let kept: { readonly threadFile: string; readonly thread: ThreadClient<SecondQuestions> } | undefined

/**
 * Reads and compares changed paths; of many, half in a second thread.
 * @param threadFile the bundled worker; without it, one thread does all
 */
export async function readInTwoThreads(
  repository: Repository,
  changed: readonly Changed[],
  watch: ReadWatch,
  threadFile?: string,
): Promise<ReadCompared | GitFailure> {
  const there = changed.length < WORTH_IT ? [] : changed.filter(isForSecond)
  if (there.length === 0 || threadFile === undefined) return readCompared(repository, changed, watch)
  const state = new Int32Array(new SharedArrayBuffer(8))
  const second = secondThread(threadFile).ask('paths', { repository, changed: there, state })
  // What a thread that died did not compare is compared here, where a failure is reported.
  const other = second.catch(() => readCompared(repository, there, watch))
  const totalThere = new Set(there.flatMap((one) => idsOf(one))).size
  const here = changed.filter((one) => !isForSecond(one))
  const read = await readCompared(repository, here, {
    onRead: (done, total) => watch.onRead(done + Atomics.load(state, DONE), total + totalThere),
    isWanted: () => {
      const isWanted = watch.isWanted()
      if (!isWanted) Atomics.store(state, UNWANTED, 1)
      return isWanted
    },
  })
  return joined(read, await other)
}

function secondThread(threadFile: string): ThreadClient<SecondQuestions> {
  if (kept?.threadFile === threadFile && kept.thread.failure === null) return kept.thread
  const thread = new ThreadClient<SecondQuestions>({
    start: () => new Worker(threadFile, { execArgv: [] }),
    stopped: (reason) => `The second thread that compares stopped: ${reason}.`,
    idleMs: IDLE_MS,
  })
  kept = { threadFile, thread }
  return thread
}

/** Paths with the same file at the base stay together: it is read once. */
function isForSecond({ base, head }: Changed): boolean {
  if (base === null || head === null || !('mode' in head)) return false
  return base.id < '8'
}

function idsOf({ base, head }: Changed): string[] {
  return [base?.id ?? [], head?.id ?? []].flat()
}

function joined(one: ReadCompared | GitFailure, other: ReadCompared | GitFailure): ReadCompared | GitFailure {
  if (!one.ok) return one
  if (!other.ok) return other
  return {
    ok: true,
    compared: [...one.compared, ...other.compared],
    sides: [...one.sides, ...other.sides],
    absent: [...one.absent, ...other.absent],
  }
}

/** Answers in the second thread. */
export function comparePaths({ repository, changed, state }: PathsAsked): Promise<ReadCompared | GitFailure> {
  return readCompared(repository, changed, {
    onRead: (done) => void Atomics.store(state, DONE, done),
    isWanted: () => Atomics.load(state, UNWANTED) === 0,
  })
}
