import type { FoundFile } from '#lib/disk/find'

/** Files to be read, of which several threads take some at a time. */
export interface FileQueue {
  readonly files: readonly FoundFile[]
  /** The position of the next file that no thread has taken, as one 32-bit number. */
  readonly next: SharedArrayBuffer
}

/** Makes a queue of files of which none is taken. */
export function newQueue(files: readonly FoundFile[]): FileQueue {
  return { files, next: new SharedArrayBuffer(4) }
}

/** Returns how many files are not taken. */
export function leftIn({ files, next }: FileQueue): number {
  return Math.max(0, files.length - Atomics.load(new Int32Array(next), 0))
}

/** Takes the next file. @returns null when all are taken */
export function takeFile({ files, next }: FileQueue): FoundFile | null {
  return files[Atomics.add(new Int32Array(next), 0, 1)] ?? null
}
