import { encodeEntries, type ReadEntry } from './encode'
import { type FileQueue, takeFile } from './queue'
import { fileReader } from './read-file'
import type { SegmentData } from './segment-data'

/** What some files say. */
export interface ReaderBatch {
  readonly data: SegmentData
  /** Paths of files that no longer exist. */
  readonly gone: readonly string[]
}

/**
 * How many bytes of files are read before what they say is added to the index: each addition copies some of those
 * before.
 */
const BATCH_BYTES = 2_000_000

/** Reads files of a queue one after the other, and gives what they say in batches. */
export class BatchReader {
  readonly #readFile: ReturnType<typeof fileReader>
  #read: ReadEntry[] = []
  #gone: string[] = []
  #bytes = 0

  constructor(
    root: string,
    private readonly queue: FileQueue,
  ) {
    this.#readFile = fileReader(root)
  }

  /** Reads the next file. @returns whether there was one; when not, the last batch has been given */
  read(onBatch: (batch: ReaderBatch) => void): boolean {
    const facts = takeFile(this.queue)
    if (facts === null) {
      this.#give(onBatch)
      return false
    }
    const entry = this.#readFile(facts)
    if (entry) this.#read.push(entry)
    else this.#gone.push(facts.path)
    this.#bytes += facts.size
    if (this.#bytes > BATCH_BYTES) this.#give(onBatch)
    return true
  }

  #give(onBatch: (batch: ReaderBatch) => void): void {
    if (this.#read.length + this.#gone.length === 0) return
    onBatch({ data: encodeEntries(this.#read), gone: this.#gone })
    this.#read = []
    this.#gone = []
    this.#bytes = 0
  }
}
