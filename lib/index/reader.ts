import { constants, setPriority } from 'node:os'
import type { MessagePort } from 'node:worker_threads'
import { BatchReader, type ReaderBatch } from './batch-reader'
import type { ReaderData } from './readers'

/** Runs in a thread: reads files until none is left. */
export function runReader({ root, queue }: ReaderData, port: MessagePort): void {
  yieldToPages()
  const reader = new BatchReader(root, queue)
  const send = (batch: ReaderBatch): void => {
    const { heads: _, ...pieces } = batch.data
    // A short piece may lie in memory that Node shares between buffers and does not give away: it is copied.
    const own = Object.values(pieces).filter(({ buffer, byteLength }) => buffer.byteLength === byteLength)
    port.postMessage(
      batch,
      own.map(({ buffer }) => buffer as ArrayBuffer),
    )
  }
  while (reader.read(send));
}

/**
 * Gives way to threads that answer. On Linux each thread has its own priority; elsewhere the priority would apply to
 * the whole process.
 */
function yieldToPages(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_LOW)
  } catch {
    // Without this, pages are slower while the index is made.
  }
}
