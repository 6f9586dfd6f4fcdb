import { constants, setPriority } from 'node:os'
import type { MessagePort } from 'node:worker_threads'
import { encodeEntries, type ReadEntry } from './encode'
import { fileReader } from './read-file'
import { BATCH_BYTES, type ReaderBatch, type ReaderData } from './readers'

/** The number of files that a thread takes at a time. */
const TAKEN = 8

/** Runs in a thread: reads files until none is left. */
export function runReader({ root, files, next }: ReaderData, port: MessagePort): void {
  yieldToPages()
  const counter = new Int32Array(next)
  const readFile = fileReader(root)
  let read: ReadEntry[] = []
  let gone: string[] = []
  let bytes = 0
  const send = (): void => {
    const batch: ReaderBatch = { data: encodeEntries(read), gone }
    const { heads: _, ...pieces } = batch.data
    // A short piece may lie in memory that Node shares between buffers and does not give away: it is copied.
    const own = Object.values(pieces).filter(({ buffer, byteLength }) => buffer.byteLength === byteLength)
    port.postMessage(
      batch,
      own.map(({ buffer }) => buffer as ArrayBuffer),
    )
    read = []
    gone = []
    bytes = 0
  }
  for (;;) {
    const first = Atomics.add(counter, 0, TAKEN)
    if (first >= files.length) break
    for (const facts of files.slice(first, first + TAKEN)) {
      const entry = readFile(facts)
      if (entry) read.push(entry)
      else gone.push(facts.path)
      bytes += facts.size
    }
    if (bytes > BATCH_BYTES) send()
  }
  if (read.length + gone.length > 0) send()
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
