import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ThreadClient } from '#lib/disk/thread-client'
import type { Questions } from '#lib/index/questions'
import type { IndexThreadData } from '#lib/index/worker'
import { WORKER as WORKER_FILE } from '../lib/cli/setup/pages-server.mjs'

/** The bundled code of the thread, as the server runs it. */
export const WORKER = join(import.meta.dirname, '..', WORKER_FILE)

/**
 * The thread of an index, as the server has it: its code is loaded anew and has never run. It starts at the first
 * question. Throws if the code is not there, which ends the bench with that message.
 * @param caches the user's cache folder
 */
export function indexThread(root: string, caches: string): ThreadClient<Questions> {
  if (!existsSync(WORKER)) throw new Error(`${WORKER} does not exist; the set-up makes it.`)
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
