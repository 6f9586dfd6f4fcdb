import { parentPort } from 'node:worker_threads'
import { marksOf } from './marks'

/** What the thread is asked: the marks of a root, against a base. */
export interface MarksAsked {
  readonly root: string
  readonly base: string | undefined
}

/* The entry of a bundled thread: comparing hundreds of recordings takes as long as reading them. */

parentPort?.on('message', async ({ root, base }: MarksAsked) => {
  parentPort?.postMessage(await marksOf(root, base))
})
