import { createHash } from 'node:crypto'
import type { ObjectFormat } from './repository'

/**
 * The id that git gives to bytes as a file's content. The work tree is compared by it: `git status` and `git diff` would
 * run filters that the repository can define. So bytes count as they are, and a file that a filter or a line ending
 * setting rewrites at each checkout differs from its commit.
 */
export function blobIdOf(bytes: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
