import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs'
import { errnoOf } from '#lib/disk/errno'
import { type FileStamp, isSameStamp, isSettled, stampOf } from '#lib/disk/file-stamp'
import type { FoundFile } from '#lib/disk/find'
import { readBytes } from '#lib/disk/read'
import { blobIdOf, blobIdOfFile } from '#lib/git/blob-id'
import { cleaned } from '#lib/git/checkout/clean'
import { type Conversion, isSameConversion, KEPT } from '#lib/git/checkout/conversion'
import type { ObjectFormat } from '#lib/git/repository'

/** An id with the state of the file that was open while it was computed: the one that was found may be another. */
interface HashedFile {
  readonly stamp: FileStamp
  readonly id: string
}

interface Remembered extends HashedFile {
  readonly path: string
  readonly conversion: Conversion
}

const ROOM_BYTES = 256 * 1024
/** Files larger than this (in bytes) cannot be recordings, and count as changed. */
const MAX_HASHED = 256 * 1024 * 1024

/**
 * Computes the ids that git would give to files of a root. A file that did not change since the last call, and is
 * converted as then, is not read again. It remembers the files of one root.
 */
class WorkTreeIds {
  #key = ''
  /** Sorted by path. */
  #files: readonly Remembered[] = []

  /**
   * @param files sorted by path
   * @returns the id of each file; undefined if it cannot be read, or is being written
   */
  of(
    root: string,
    files: readonly FoundFile[],
    format: ObjectFormat,
    conversionOf: (path: string) => Conversion,
  ): readonly (string | undefined)[] {
    const key = `${format} ${root}`
    const before = this.#key === key ? this.#files : []
    const remembered: Remembered[] = []
    const readAt = Date.now()
    const room = Buffer.allocUnsafe(ROOM_BYTES)
    let at = 0
    const ids = files.map((file) => {
      const { path } = file
      // Both lists have one order. Looking up thousands of new strings in a map takes longer than all else here.
      for (let last = before[at]; last && last.path < path; last = before[at]) at++
      const known = knownOf(before[at], file, conversionOf(path))
      const hashed = known ?? idOnDisk(root, path, format, { conversion: conversionOf(path), room })
      if (known) remembered.push(known)
      else if (hashed && isSettled(hashed.stamp, readAt))
        remembered.push({ ...hashed, path, conversion: conversionOf(path) })
      return hashed?.id
    })
    this.#key = key
    this.#files = remembered
    return ids
  }
}

function knownOf(
  last: Remembered | undefined,
  file: FoundFile,
  conversion: Conversion,
): Remembered | undefined {
  const isKnown =
    last?.path === file.path && isSameStamp(last.stamp, file) && isSameConversion(last.conversion, conversion)
  return isKnown ? last : undefined
}

const plain = new WorkTreeIds()
const clean = new WorkTreeIds()

/**
 * Computes the ids that git would give to the bytes of files as they are on disk. Files that did not change since the
 * last call are not read again.
 * @param files sorted by path
 * @returns the id of each file; undefined if it cannot be read, or is being written
 */
export function workTreeIds(
  root: string,
  files: readonly FoundFile[],
  format: ObjectFormat,
): readonly (string | undefined)[] {
  return plain.of(root, files, format, () => KEPT)
}

/** Computes ids as `workTreeIds` does, of what git would keep of each file (`cleaned`). */
export function cleanIds(
  root: string,
  files: readonly FoundFile[],
  format: ObjectFormat,
  conversionOf: (path: string) => Conversion,
): readonly (string | undefined)[] {
  return clean.of(root, files, format, conversionOf)
}

interface Reading {
  readonly conversion: Conversion
  /** Where the bytes are put if they fit. */
  readonly room: Buffer
}

function idOnDisk(
  root: string,
  path: string,
  format: ObjectFormat,
  { conversion, room }: Reading,
): HashedFile | undefined {
  const absolute = `${root}/${path}`
  const idOf = (bytes: Buffer): string | undefined => {
    const kept = cleaned(bytes, conversion)
    return kept && blobIdOf(kept, format)
  }
  const opened = idOfOpened(absolute, (file, size) =>
    conversion === KEPT ? blobIdOfFile(file, size, format, room) : idOf(readFileSync(file)),
  )
  if (opened !== 'not-opened') return opened
  // A link, or a file that cannot be read: lib/disk follows the former, and gives the reason for the latter.
  const before = statAt(absolute)
  const read = readBytes(root, path)
  return hashedFile(before, read.ok ? idOf(read.bytes) : undefined, statAt(absolute))
}

/** Looks at the file that a path leads to. */
function statAt(absolute: string): Stats | undefined {
  try {
    return statSync(absolute)
  } catch (error) {
    errnoOf(error)
    return undefined
  }
}

/** Computes an id from an open file; undefined when the file changed meanwhile. */
function idOfOpened(
  absolute: string,
  idOf: (file: number, size: number) => string | undefined,
): HashedFile | undefined | 'not-opened' {
  try {
    const file = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const before = fstatSync(file)
      if (!before.isFile() || before.size > MAX_HASHED) return 'not-opened'
      const id = idOf(file, before.size)
      return hashedFile(before, id, fstatSync(file))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    errnoOf(error)
    return 'not-opened'
  }
}

function hashedFile(
  before: Stats | undefined,
  id: string | undefined,
  after: Stats | undefined,
): HashedFile | undefined {
  if (before === undefined || id === undefined || after === undefined) return undefined
  const stamp = stampOf(before)
  return isSameStamp(stamp, stampOf(after)) ? { stamp, id } : undefined
}
