import 'server-only'
import { Worker } from 'node:worker_threads'
import { ThreadClient } from '#lib/disk/thread-client'
import type { Questions } from '#lib/index/questions'
import type { IndexThreadData } from '#lib/index/worker'
import type { IndexEvent } from '#lib/list/asked'
import { settings } from '../settings'

type Listener = (event: IndexEvent) => void

interface OpenIndex {
  readonly root: string
  readonly thread: ThreadClient<Questions, IndexEvent>
}

/** On the global object, because Next bundles pages and route handlers separately. */
const globals = globalThis as { tapedeckIndex?: OpenIndex; tapedeckListeners?: Set<Listener> }

/**
 * Asks the index of a root. The index has its own thread, so that no page waits for the search of another.
 * @param root absolute, links resolved
 */
export function ask<Kind extends keyof Questions>(
  root: string,
  kind: Kind,
  asked: Questions[Kind][0],
): Promise<Questions[Kind][1]> {
  return indexOf(root).thread.ask(kind, asked)
}

/** Begins to make the index of a root, before anything is asked of it. */
export function openIndex(root: string): void {
  indexOf(root)
}

/** Calls a listener for each event of the root's index. @returns a function that ends it */
export function listen(root: string, listener: Listener): () => void {
  indexOf(root)
  globals.tapedeckListeners ??= new Set()
  const listeners = globals.tapedeckListeners
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function indexOf(root: string): OpenIndex {
  const open = globals.tapedeckIndex
  if (open?.root === root) return open
  open?.thread.stop('another root was opened')
  const thread = new ThreadClient<Questions, IndexEvent>({
    start: () => startThread(root),
    stopped: (reason) => `The index stopped: ${reason}. Start tapedeck again.`,
    onEvent: (event) => {
      for (const listener of globals.tapedeckListeners ?? []) listener(event)
    },
    asksAgain: 'marks',
  })
  thread.start()
  globals.tapedeckIndex = { root, thread }
  return globals.tapedeckIndex
}

function startThread(root: string): Worker {
  const { workerFile } = settings()
  const workerData: IndexThreadData = { role: 'index', root, workerFile }
  return new Worker(/*turbopackIgnore: true*/ workerFile, {
    workerData,
    execArgv: [],
    // Each answer leaves much garbage; a small young generation keeps the memory small.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
}
