import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FoundFile } from '#lib/disk/find'
import type { SegmentData } from './segment-data'

/** The input of a thread that reads files. */
export interface ReaderData {
  readonly role: 'reader'
  readonly root: string
  readonly files: readonly FoundFile[]
  /** Index of the next file that no thread has taken, as one 32-bit number. */
  readonly next: SharedArrayBuffer
}

/** A message from a thread that reads files. */
export interface ReaderBatch {
  readonly data: SegmentData
  /** Paths of files that no longer exist. */
  readonly gone: readonly string[]
}

/**
 * How many bytes of files are read before what they say is added to the index: each addition copies some of those
 * before.
 */
export const BATCH_BYTES = 2_000_000

const MOST_READERS = 4

/**
 * Reads files in several threads. A file that no batch has was not read, because its thread may have died.
 * @param workerFile the bundled worker
 */
export async function readInThreads(
  workerFile: string,
  asked: { readonly root: string; readonly files: readonly FoundFile[] },
  onBatch: (batch: ReaderBatch) => void,
): Promise<void> {
  const next = new SharedArrayBuffer(4)
  const data: ReaderData = { role: 'reader', ...asked, next }
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
