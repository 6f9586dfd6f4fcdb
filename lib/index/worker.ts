import { parentPort, workerData } from 'node:worker_threads'
import { cacheFolder } from '#lib/disk/own-folder'
import { codeOf, IndexCache } from './cache'
import { LiveCatalogue } from './live'
import type { CatalogueData, Question, Reply } from './messages'
import { runReader } from './reader'
import type { ReaderData } from './readers'

/* The entry of the bundled worker: the thread of the catalogue, or one of those that read files for it. */

const port = parentPort
if (port === null) throw new Error('This file is run as a thread of tapedeck.')
const data = workerData as CatalogueData | ReaderData
if (data.role === 'reader') runReader(data, port)
else runCatalogue(data)

function runCatalogue({ root, workerFile }: CatalogueData): void {
  const send = (reply: Reply): void => port?.postMessage(reply)
  const code = codeOf(workerFile)
  const live = new LiveCatalogue({
    root,
    workerFile,
    cache: code === null ? null : new IndexCache(cacheFolder(), { root, code }),
    onEvent: (event) => send({ type: 'event', event }),
    onWarning: (message) => process.stderr.write(`tapedeck: ${message}\n`),
  })
  port?.on('message', ({ id, kind, asked }: Question) => {
    live.answer(kind, asked).then(
      (answer) => send({ type: 'answer', id, answer }),
      (error) => send({ type: 'failure', id, message: String(error) }),
    )
  })
}
