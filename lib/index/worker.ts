import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { compileLate } from '#lib/disk/compile-late'
import { cacheFolder } from '#lib/disk/own-folder'
import { answerQuestions, type Reply } from '#lib/disk/thread-questions'
import type { IndexEvent } from '#lib/list/asked'
import { codeOf, IndexCache } from './cache'
import type { Questions } from './questions'
import { runReader } from './reader'
import type { ReaderData } from './readers'
import { WatchedIndex } from './watched-index'

/** The input of the index thread. */
export interface IndexThreadData {
  readonly role: 'index'
  readonly root: string
  /** The bundled file that this thread runs, and from which it starts others. */
  readonly workerFile: string
}

/* The entry point of the bundled worker: the index thread, or one of the threads that read files for it. */

const port = parentPort
if (port === null) throw new Error('This file is run as a thread of tapedeck.')
compileLate()
const data = workerData as IndexThreadData | ReaderData
if (data.role === 'reader') runReader(data, port)
else runIndex(data, port)

function runIndex({ root, workerFile }: IndexThreadData, port: MessagePort): void {
  const tell = (reply: Reply<Questions, IndexEvent>): void => port.postMessage(reply)
  const code = codeOf(workerFile)
  const index = new WatchedIndex({
    root,
    workerFile,
    cache: code === null ? null : new IndexCache(cacheFolder(), { root, code }),
    onEvent: (event) => tell({ type: 'event', event }),
    onWarning: (message) => process.stderr.write(`tapedeck: ${message}\n`),
  })
  answerQuestions<Questions>(port, (kind, asked) => index.answer(kind, asked))
}
