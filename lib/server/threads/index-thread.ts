import 'server-only'
import { Worker } from 'node:worker_threads'
import type { IndexThreadData, Question, Reply } from '#lib/index/messages'
import type { IndexEvent, Questions } from '#lib/index/questions'
import { settings } from '../settings'

interface Pending {
  readonly question: Question
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

interface Client {
  readonly root: string
  worker: Worker | null
  /** What changed, as it was told last: a new thread is told again. */
  marks: Questions['marks'][0] | null
  /** How often the thread died. */
  deaths: number
  /** Why there is no thread any more. */
  failure: Error | null
  lastId: number
  readonly pending: Map<number, Pending>
}

type Listener = (event: IndexEvent) => void

/** Pages and route handlers are bundled apart, so that the one index of the process lives on the global object. */
const globals = globalThis as { tapedeckIndex?: Client; tapedeckListeners?: Set<Listener> }

/** A thread that dies is started again so often. */
const RESTARTS = 1

/**
 * Asks the index of a root, which lives in a thread of its own so that no page waits for the search of another.
 * @param root absolute, links resolved
 */
export function ask<Kind extends keyof Questions>(
  root: string,
  kind: Kind,
  asked: Questions[Kind][0],
): Promise<Questions[Kind][1]> {
  const client = clientOf(root)
  if (client.failure !== null) return Promise.reject(client.failure)
  const question: Question = { id: ++client.lastId, kind, asked }
  if (kind === 'marks') client.marks = asked as Questions['marks'][0]
  return new Promise((resolve, reject) => {
    client.pending.set(question.id, { question, resolve, reject })
    client.worker?.postMessage(question)
  })
}

/** Is told what changes in the root, from now on. @returns ends it */
export function listen(root: string, listener: Listener): () => void {
  clientOf(root)
  globals.tapedeckListeners ??= new Set()
  const listeners = globals.tapedeckListeners
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function clientOf(root: string): Client {
  const known = globals.tapedeckIndex
  if (known?.root === root) return known
  known?.worker?.terminate()
  const client: Client = {
    ...{ root, worker: null, marks: null, deaths: 0, failure: null, lastId: 0 },
    pending: new Map(),
  }
  globals.tapedeckIndex = client
  start(client)
  return client
}

function start(client: Client): void {
  const { workerFile } = settings()
  const workerData: IndexThreadData = { role: 'index', root: client.root, workerFile }
  let reason = 'it ended'
  const worker = new Worker(/*turbopackIgnore: true*/ workerFile, {
    workerData,
    execArgv: [],
    // Answers leave much behind at once; little room for it keeps the memory small.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
  worker.unref()
  client.worker = worker
  worker.on('message', (reply: Reply) => receive(client, reply))
  worker.on('error', (error) => {
    reason = error.message
  })
  worker.on('exit', () => {
    if (client.worker === worker) onDeath(client, reason)
  })
  const again: Question | null = client.marks && { id: 0, kind: 'marks', asked: client.marks }
  if (again !== null) worker.postMessage(again)
  for (const { question } of client.pending.values()) worker.postMessage(question)
}

function receive(client: Client, reply: Reply): void {
  if (reply.type === 'event') {
    for (const listener of globals.tapedeckListeners ?? []) listener(reply.event)
    return
  }
  const pending = client.pending.get(reply.id)
  client.pending.delete(reply.id)
  if (reply.type === 'answer') pending?.resolve(reply.answer as never)
  else pending?.reject(new Error(reply.message))
}

function onDeath(client: Client, reason: string): void {
  if (globals.tapedeckIndex !== client) reason = 'another root was opened'
  else if (client.deaths++ < RESTARTS) {
    start(client)
    return
  }
  client.worker = null
  client.failure = new Error(`The index stopped: ${reason}. Start tapedeck again.`)
  for (const { reject } of client.pending.values()) reject(client.failure)
  client.pending.clear()
}
