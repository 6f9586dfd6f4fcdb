import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { errnoOf } from '#lib/disk/errno'
import type { FoundFile } from '#lib/disk/find'
import { readBytes } from '#lib/disk/read'
import { blobIdOf } from '#lib/git/blob-id'
import type { ObjectFormat } from '#lib/git/repository'

interface Known {
  readonly size: number
  readonly modified: number
  readonly id: string
}

/** Times of files move in ticks: what was written just now may be written again within the same one. */
const SETTLED_MS = 1000
/** Larger ones are no recordings, and count as changed. */
const MAX_HASHED = 256 * 1024 * 1024
let kept: { readonly key: string; readonly ids: Map<string, Known> } | undefined

/**
 * The ids that git would give to files of a root as they are on the disk. Those whose size and time are as at the last
 * call are not read again; the files of one root are kept.
 * @returns by path; a file that cannot be read is missing
 */
export function workTreeIds(
  root: string,
  files: readonly FoundFile[],
  format: ObjectFormat,
): ReadonlyMap<string, string> {
  const key = `${format} ${root}`
  const before = kept?.key === key ? kept.ids : new Map<string, Known>()
  const ids = new Map<string, Known>()
  const now = Date.now()
  const found = new Map<string, string>()
  for (const { path, size, modified } of files) {
    const known = before.get(path)
    const isSame = known?.size === size && known.modified === modified
    const id = isSame ? known.id : idOnDisk(root, path, format)
    if (id === undefined) continue
    found.set(path, id)
    if (isSame || now - modified > SETTLED_MS) ids.set(path, { size, modified, id })
  }
  kept = { key, ids }
  return found
}

function idOnDisk(root: string, path: string, format: ObjectFormat): string | undefined {
  try {
    const file = openSync(`${root}/${path}`, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = fstatSync(file)
      if (stat.isFile() && stat.size <= MAX_HASHED) return blobIdOf(readFileSync(file), format)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    // A link, or one that cannot be read: lib/disk follows the first and says why of the second.
    errnoOf(error)
  }
  const read = readBytes(root, path)
  return read.ok ? blobIdOf(read.bytes, format) : undefined
}
