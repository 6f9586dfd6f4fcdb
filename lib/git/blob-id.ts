import { createHash, hash } from 'node:crypto'
import { readSync } from 'node:fs'
import type { ObjectFormat } from './repository'

/**
 * The id that git gives to bytes as a file's content. The work tree is compared by it: `git status` and `git diff` would
 * run filters that the repository can define (docs/safety.md, 3).
 */
export function blobIdOf(bytes: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(startOf(bytes.length)).update(bytes).digest('hex')
}

/**
 * The id that git gives to the content of an open file, as `blobIdOf` does. Throws the system's errors.
 * @param size of the file, in bytes
 * @param room where the bytes are put if they fit: making a buffer for each of many files takes as long as reading them
 */
export function blobIdOfFile(file: number, size: number, format: ObjectFormat, room: Buffer): string {
  const start = startOf(size)
  const end = start.length + size
  const bytes = end <= room.length ? room : Buffer.allocUnsafe(end)
  let at = bytes.write(start, 'latin1')
  while (at < end) {
    const count = readSync(file, bytes, at, end - at, at - start.length)
    if (count === 0) break
    at += count
  }
  return hash(format, bytes.subarray(0, at), 'hex')
}

function startOf(length: number): string {
  return `blob ${length}\0`
}
