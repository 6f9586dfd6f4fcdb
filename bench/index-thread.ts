import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ThreadClient } from '#lib/disk/thread-client'
import type { Questions } from '#lib/index/questions'
import type { IndexThreadData } from '#lib/index/worker'

/** The bundled code of the thread. */
export const WORKER = join(import.meta.dirname, '../dist/index-worker.mjs')

/**
 * The thread of an index, as the server has it: its code is loaded anew and has never run. It starts at the first
 * question.
 * @param caches the user's cache folder
 */
export function indexThread(root: string, caches: string): ThreadClient<Questions> {
  const workerData: IndexThreadData = { role: 'index', root, workerFile: WORKER }
  const env = { ...process.env, XDG_CACHE_HOME: caches }
  return new ThreadClient<Questions>({
    start: () =>
      new Worker(WORKER, { workerData, env, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 8 } }),
    stopped: (reason) => reason,
  })
}

/** Ends a thread that was measured. One that is only terminated counts as dead: another one would start and read all again. */
export async function endThread(thread: ThreadClient<Questions>): Promise<void> {
  const { worker } = thread
  thread.stop('it was measured')
  await worker?.terminate()
}
