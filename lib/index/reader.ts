import { constants, setPriority } from 'node:os'
import type { MessagePort } from 'node:worker_threads'
import { encodeEntries, type ReadEntry } from './encode'
import { fileReader } from './read-file'
import type { ReaderBatch, ReaderData } from './readers'

/** Files are taken so many at a time, */
const TAKEN = 8
/** and sent after this long. */
const BATCH_MS = 12

/** A thread that reads files until none is left. */
export function runReader({ root, files, next }: ReaderData, port: MessagePort): void {
  yieldToPages()
  const counter = new Int32Array(next)
  const readFile = fileReader(root)
  let read: ReadEntry[] = []
  let gone: string[] = []
  let began = performance.now()
  const send = (): void => {
    const batch: ReaderBatch = { data: encodeEntries(read), gone }
    const { bodies, bodyStarts, texts, textStarts, textKinds, firstTexts } = batch.data
    const buffers = [bodies, bodyStarts, texts, textStarts, textKinds, firstTexts]
    port.postMessage(
      batch,
      buffers.map(({ buffer }) => buffer as ArrayBuffer),
    )
    read = []
    gone = []
    began = performance.now()
  }
  for (;;) {
    const first = Atomics.add(counter, 0, TAKEN)
    if (first >= files.length) break
    for (const facts of files.slice(first, first + TAKEN)) {
      const entry = readFile(facts)
      if (entry) read.push(entry)
      else gone.push(facts.path)
    }
    if (performance.now() - began > BATCH_MS) send()
  }
  if (read.length + gone.length > 0) send()
}

/** On Linux a priority is of one thread: those that read wait for those that answer. Elsewhere it would be of all. */
function yieldToPages(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_LOW)
  } catch {
    // Without it pages are slower while the index is made.
  }
}
