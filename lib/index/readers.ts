import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ReaderBatch } from './batch-reader'
import type { FileQueue } from './queue'

/** The input of a thread that reads files. */
export interface ReaderData {
  readonly role: 'reader'
  readonly root: string
  readonly queue: FileQueue
}

const MOST_READERS = 4

/**
 * Reads files of a queue in other threads. A file that was taken and that no batch has was not read: its thread may have
 * died.
 * @param workerFile the bundled worker
 */
export async function readInThreads(
  workerFile: string,
  asked: { readonly root: string; readonly queue: FileQueue },
  onBatch: (batch: ReaderBatch) => void,
): Promise<void> {
  const data: ReaderData = { role: 'reader', ...asked }
  const count = Math.max(1, Math.min(MOST_READERS, availableParallelism()))
  await Promise.all(Array.from({ length: count }, () => runReader(workerFile, data, onBatch)))
}

function runReader(
  workerFile: string,
  workerData: ReaderData,
  onBatch: (batch: ReaderBatch) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const reader = new Worker(workerFile, { workerData, execArgv: [] })
    reader.on('message', onBatch)
    // The caller reads the files that are left unread, where a failure is reported.
    reader.on('error', () => {})
    reader.on('exit', () => resolve())
  })
}
