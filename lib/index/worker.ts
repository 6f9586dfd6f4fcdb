import { parentPort, workerData } from 'node:worker_threads'
import { cacheFolder } from '#lib/disk/own-folder'
import { codeOf, IndexCache } from './cache'
import type { IndexThreadData, Question, Reply } from './messages'
import { runReader } from './reader'
import type { ReaderData } from './readers'
import { WatchedIndex } from './watched-index'

/* The entry of the bundled worker: the thread of the index, or one of those that read files for it. */

const port = parentPort
if (port === null) throw new Error('This file is run as a thread of tapedeck.')
const data = workerData as IndexThreadData | ReaderData
if (data.role === 'reader') runReader(data, port)
else runIndex(data)

function runIndex({ root, workerFile }: IndexThreadData): void {
  const send = (reply: Reply): void => port?.postMessage(reply)
  const code = codeOf(workerFile)
  const index = new WatchedIndex({
    root,
    workerFile,
    cache: code === null ? null : new IndexCache(cacheFolder(), { root, code }),
    onEvent: (event) => send({ type: 'event', event }),
    onWarning: (message) => process.stderr.write(`tapedeck: ${message}\n`),
  })
  port?.on('message', ({ id, kind, asked }: Question) => {
    index.answer(kind, asked).then(
      (answer) => send({ type: 'answer', id, answer }),
      (error) => send({ type: 'failure', id, message: String(error) }),
    )
  })
}
