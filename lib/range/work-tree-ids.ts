import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { errnoOf } from '#lib/disk/errno'
import { type FileStamp, isSameStamp, isSettled } from '#lib/disk/file-stamp'
import type { FoundFile } from '#lib/disk/find'
import { readBytes } from '#lib/disk/read'
import { blobIdOf, blobIdOfFile } from '#lib/git/blob-id'
import type { ObjectFormat } from '#lib/git/repository'

interface HashedFile {
  readonly stamp: FileStamp
  readonly id: string
}

const ROOM_BYTES = 256 * 1024
/** Files larger than this (in bytes) cannot be recordings, and count as changed. */
const MAX_HASHED = 256 * 1024 * 1024
let last: { readonly key: string; readonly hashed: ReadonlyMap<string, HashedFile> } | undefined

/**
 * Computes the ids that git would give to files of a root as they are on disk. Files that did not change since the last
 * call are not read again. It remembers the files of one root.
 * @returns by path; a file that cannot be read is missing
 */
export function workTreeIds(
  root: string,
  files: readonly FoundFile[],
  format: ObjectFormat,
): ReadonlyMap<string, string> {
  const key = `${format} ${root}`
  const before = last?.key === key ? last.hashed : undefined
  const hashed = new Map<string, HashedFile>()
  const ids = new Map<string, string>()
  const readAt = Date.now()
  const room = Buffer.allocUnsafe(ROOM_BYTES)
  for (const file of files) {
    const { path } = file
    const known = before?.get(path)
    const isKnown = known !== undefined && isSameStamp(known.stamp, file)
    const id = isKnown ? known.id : idOnDisk(root, path, format, room)
    if (id === undefined) continue
    ids.set(path, id)
    if (isKnown || isSettled(file, readAt)) hashed.set(path, { stamp: file, id })
  }
  last = { key, hashed }
  return ids
}

function idOnDisk(root: string, path: string, format: ObjectFormat, room: Buffer): string | undefined {
  try {
    const file = openSync(`${root}/${path}`, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = fstatSync(file)
      if (stat.isFile() && stat.size <= MAX_HASHED) return blobIdOfFile(file, stat.size, format, room)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    // A link, or a file that cannot be read: lib/disk follows the former, and gives the reason for the latter.
    errnoOf(error)
  }
  const read = readBytes(root, path)
  return read.ok ? blobIdOf(read.bytes, format) : undefined
}
