import { type Unreadable, unreadableFile } from '#lib/check/unreadable'
import { notUtf8 } from '#lib/disk/not-utf8'
import { decodeUtf8 } from '#lib/disk/utf8'
import { readRecording } from '#lib/entry/read-recording'
import type { BlobRead } from '#lib/git/blob-parser'
import type { Version } from '#lib/review/change'
import type { Recording } from '#lib/wire/recording'

/** Reads bytes as a recording. Bytes that are not a recording give an unreadable version, with the reason. */
export function versionOf(path: string, id: string, bytes: Buffer): Version {
  return { path, id, recording: recordingIn(path, bytes) }
}

/** Reads a blob of git as a recording, or gives an unreadable version with the reason. */
export function versionOfBlob(path: string, id: string, read: BlobRead): Version {
  if (read.ok) return versionOf(path, id, read.bytes)
  const code = read.code === 'too-large' ? 'too-large' : 'unreadable-file'
  return { path, id, recording: unreadableFile(path, { code, message: read.message }) }
}

function recordingIn(path: string, bytes: Buffer): Recording | Unreadable {
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) {
    const message = notUtf8('The file', bytes, decoded)
    return unreadableFile(path, { code: 'not-utf8', message, line: decoded.line, column: decoded.column })
  }
  return readRecording({ path, text: decoded.text })
}
