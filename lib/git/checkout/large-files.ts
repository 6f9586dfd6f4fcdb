import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { BlobRead } from '../blob-parser'
import type { GitFailure } from '../failure'
import type { Repository } from '../repository'
import type { Pointer } from './pointer'
import { settingsOf } from './settings'

/** Finds the content of a pointer among the objects of Git LFS in this clone. Nothing is fetched, and no program is run. */
export type FindContent = (pointer: Pointer, maxBytes: number) => BlobRead

/**
 * Looks up where Git LFS keeps the contents of a repository: in the folder that `lfs.storage` names or `lfs` in the
 * common git directory, and beside the objects that the repository borrows.
 */
export async function largeFilesOf(
  repository: Repository,
): Promise<{ readonly ok: true; readonly find: FindContent } | GitFailure> {
  const read = await settingsOf(repository)
  if (!read.ok) return read
  const { commonDir } = repository
  const own = resolve(commonDir, read.settings.get('lfs.storage') || 'lfs')
  const folders = [own, ...borrowedFrom(commonDir).map((objects) => join(dirname(objects), 'lfs'))]
  return {
    ok: true,
    find: (pointer, maxBytes) => {
      if (pointer.size > maxBytes) return tooLarge(maxBytes)
      for (const folder of folders) {
        const { oid } = pointer
        const bytes = verified(join(folder, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid), pointer)
        if (bytes) return { ok: true, bytes }
      }
      return MISSING
    },
  }
}

/** The folders of objects of other repositories that a clone with `--shared` or `--reference` names. */
function borrowedFrom(commonDir: string): string[] {
  const objects = join(commonDir, 'objects')
  const lines = quietly(() => readFileSync(join(objects, 'info/alternates'), 'utf8').split('\n')) ?? []
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => resolve(objects, line))
}

/** Reads a content, if it is the one that the pointer was made of. */
function verified(path: string, { oid, size }: Pointer): Buffer | undefined {
  return quietly(() => {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stat = fstatSync(file)
      if (!stat.isFile() || stat.size !== size) return undefined
      const bytes = readFileSync(file)
      return bytes.length === size && createHash('sha256').update(bytes).digest('hex') === oid
        ? bytes
        : undefined
    } finally {
      closeSync(file)
    }
  })
}

/** What a function returns; undefined when the system cannot do it. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined
    throw error
  }
}

function tooLarge(maxBytes: number): BlobRead {
  const message = `The content of this Git LFS pointer is larger than ${maxBytes / 1024 / 1024} MiB.`
  return { ok: false, code: 'too-large', message }
}

const MISSING: BlobRead = {
  ok: false,
  code: 'missing-content',
  message:
    'This is a Git LFS pointer. Its content is not in this clone, and nothing is fetched: git lfs fetch --all brings it.',
}
