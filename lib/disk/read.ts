import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs'
import { sep } from 'node:path'
import { errnoOf, reasonOf } from './errno'
import { isSameStamp, stampOf } from './file-stamp'
import { fingerprintOf, sha256OfText } from './fingerprint'
import { notUtf8 } from './not-utf8'
import { isInside, type PathFailure, resolveInside } from './path'
import { decodeUtf8 } from './utf8'

/** The maximum size of a file that is read or saved: 32 MiB. */
export const MAX_BYTES = 32 * 1024 * 1024

interface ReadFacts {
  /** SHA-256 of the bytes, in hex. Computed when it is first asked for. */
  readonly fingerprint: string
  /** In bytes. */
  readonly size: number
  /** When the file was last written, in milliseconds since 1970, with a fraction. */
  readonly modified: number
}

export type ReadBytes = ({ readonly ok: true; readonly bytes: Buffer } & ReadFacts) | ReadBytesFailure

type ReadBytesFailure =
  | PathFailure
  | {
      readonly ok: false
      readonly code: 'too-large' | 'unreadable-file' | 'being-written'
      readonly message: string
    }

export type ReadText = ({ readonly ok: true; readonly text: string } & ReadFacts) | ReadTextFailure

type ReadTextFailure =
  | ReadBytesFailure
  | {
      readonly ok: false
      readonly code: 'not-utf8'
      readonly message: string
      /** The first byte that is not UTF-8, counted from 0. */
      readonly offset: number
      /** Counted from 1. */
      readonly line: number
      /** Counted from 1, in UTF-16 units. */
      readonly column: number
    }

/**
 * Reads a recording's text. Bytes that are not UTF-8 are refused; a byte order mark is kept.
 * @param root absolute, links resolved
 * @param path relative to the root, with `/`
 */
export function readText(root: string, path: string): ReadText {
  return decodeRead(readBytes(root, path))
}

/**
 * Returns a function that reads many recordings of a root as `readText` does. It looks up where a folder leads only for
 * the folder's first file, so a new one is needed for each sweep over the root.
 */
export function textReader(root: string): (path: string) => ReadText {
  const folders = new Map<string, string>()
  // The bytes of one file make room for the next, once they are decoded.
  const room = Buffer.allocUnsafe(ROOM_BYTES)
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const folder = path.slice(0, path.length - name.length)
    const known = folders.get(folder)
    if (known !== undefined) {
      const read = readResolved(root, path, known + name, room)
      // A file that is itself a link may still lead to a file of the root.
      return decodeRead(read.ok || read.code !== 'outside' ? read : readBytes(root, path))
    }
    const resolved = resolveInside(root, path)
    if (!resolved.ok) return resolved
    // Not when the file itself is a link: then the next file of its folder is elsewhere.
    const real = `${realpathSync.native(`${root}${sep}${folder}`)}${sep}`
    if (resolved.absolute === real + name) folders.set(folder, real)
    return decodeRead(readResolved(root, path, resolved.absolute, room))
  }
}

const ROOM_BYTES = 256 * 1024

/** Decodes the bytes that were read. Fails as the reading did, or because they are not UTF-8. */
export function decodeRead(read: ReadBytes): ReadText {
  if (!read.ok) return read
  const { bytes } = read
  const decoded = decodeUtf8(bytes)
  if (decoded.ok) {
    return new TextRead(decoded.text, read.size, read.modified)
  }
  const { offset, line, column } = decoded
  const message = notUtf8('The file', bytes, decoded)
  return { ok: false, code: 'not-utf8', message, offset, line, column }
}

/** Reads a recording's bytes, whether they are text or not. */
export function readBytes(root: string, path: string): ReadBytes {
  const resolved = resolveInside(root, path)
  return resolved.ok ? readResolved(root, path, resolved.absolute) : resolved
}

/**
 * Reads the file that a path was resolved to.
 * @param room where the bytes are put if they fit; they are valid until it is used again
 */
export function readResolved(root: string, path: string, absolute: string, room?: Buffer): ReadBytes {
  let file: number
  try {
    // A link that was swapped in is not followed, and a named pipe does not block.
    file = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    return openFailure(path, errnoOf(error))
  }
  try {
    if (!isOpenedInside(file, root)) return leftRoot(path)
    return readSteadily(file, room)
  } catch (error) {
    return unreadable(reasonOf(errnoOf(error)))
  } finally {
    closeSync(file)
  }
}

/**
 * Returns false when the system says that an open file is outside the root: a folder of its path was replaced by a link
 * after the path was resolved. Returns true when the system cannot tell.
 */
export function isOpenedInside(file: number, root: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return isInside(root, readlinkSync(`/proc/self/fd/${file}`))
  } catch (error) {
    errnoOf(error)
    return true
  }
}

const ATTEMPTS = 6
const PAUSE_MS = 5
// File times move in ticks of up to 10 ms, so two writes within one tick look like one.
const TICK_MS = 15

/** Reads until no program wrote to the file while it was read. Gives up after some 30 ms, because callers wait. */
function readSteadily(file: number, room: Buffer = NO_ROOM): ReadBytes {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) pause(PAUSE_MS)
    const before = fstatSync(file)
    if (!before.isFile()) return unreadable('it is not a file')
    if (before.size > MAX_BYTES) return tooLarge()
    const bytes = readWhole(
      file,
      before.size <= room.length ? room : Buffer.allocUnsafe(before.size),
      before.size,
    )
    if (
      bytes.length === before.size &&
      !isJustWritten(before) &&
      isSameStamp(stampOf(before), stampOf(fstatSync(file)))
    ) {
      return new BytesRead(bytes, before.mtimeMs)
    }
  }
  const message = 'The file cannot be read: another program is writing it. Try again.'
  return { ok: false, code: 'being-written', message }
}

/** Bytes with a fingerprint that is computed when it is first asked for: reading a whole root needs no fingerprints. */
class BytesRead {
  readonly ok = true
  readonly size: number
  private made: string | undefined

  constructor(
    readonly bytes: Buffer,
    readonly modified: number,
  ) {
    this.size = bytes.length
  }

  get fingerprint(): string {
    this.made ??= fingerprintOf(this.bytes)
    return this.made
  }
}

/** The text of bytes that are UTF-8, so their fingerprint is that of the text. */
class TextRead {
  readonly ok = true
  private made: string | undefined

  constructor(
    readonly text: string,
    readonly size: number,
    readonly modified: number,
  ) {}

  get fingerprint(): string {
    this.made ??= sha256OfText(this.text)
    return this.made
  }
}

function isJustWritten(stat: Stats): boolean {
  const age = Date.now() - stat.mtimeMs
  return age >= 0 && age < TICK_MS
}

const NO_ROOM = Buffer.alloc(0)

function readWhole(file: number, bytes: Buffer, size: number): Buffer {
  let length = 0
  while (length < size) {
    const count = readSync(file, bytes, length, size - length, length)
    if (count === 0) break
    length += count
  }
  return bytes.subarray(0, length)
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

function openFailure(path: string, code: string): ReadBytesFailure {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { ok: false, code: 'not-found', message: `${JSON.stringify(path)} is no longer there.` }
  }
  return code === 'ELOOP' ? leftRoot(path) : unreadable(reasonOf(code))
}

function leftRoot(path: string): ReadBytesFailure {
  const message = `${JSON.stringify(path)} was replaced by a link while it was opened: it is not followed.`
  return { ok: false, code: 'outside', message }
}

function unreadable(reason: string): ReadBytesFailure {
  return { ok: false, code: 'unreadable-file', message: `The file cannot be read: ${reason}.` }
}

function tooLarge(): ReadBytesFailure {
  const limit = MAX_BYTES / 1024 / 1024
  return { ok: false, code: 'too-large', message: `The file is larger than ${limit} MiB.` }
}
