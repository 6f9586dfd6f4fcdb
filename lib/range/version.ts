import { type Unreadable, unreadableFile } from '#lib/check/unreadable'
import { decodeUtf8 } from '#lib/disk/utf8'
import { readRecording } from '#lib/entry/read-recording'
import type { BlobRead } from '#lib/git/blob-parser'
import type { Version } from '#lib/review/change'
import type { Recording } from '#lib/wire/recording'

const POINTER = 'version https://git-lfs.github.com/spec/v1\n'
const LONGEST_POINTER = 1024

/** What bytes hold as a recording; bytes that are none are unreadable, with the reason. */
export function versionOf(path: string, id: string, bytes: Buffer): Version {
  return { path, id, recording: recordingIn(path, bytes) }
}

/** What a blob of git holds as a recording. */
export function versionOfBlob(path: string, id: string, read: BlobRead): Version {
  if (read.ok) return versionOf(path, id, read.bytes)
  const code = read.code === 'too-large' ? 'too-large' : 'unreadable-file'
  return { path, id, recording: unreadableFile(path, { code, message: read.message }) }
}

function recordingIn(path: string, bytes: Buffer): Recording | Unreadable {
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) {
    const message = `${JSON.stringify(path)} is not valid UTF-8: see byte ${decoded.offset}, in line ${decoded.line}.`
    return unreadableFile(path, { code: 'not-utf8', message, line: decoded.line, column: decoded.column })
  }
  const { text } = decoded
  if (text.length <= LONGEST_POINTER && text.startsWith(POINTER)) {
    const message = 'This is a pointer of Git LFS and not the recording itself: git lfs pull brings that.'
    return unreadableFile(path, { code: 'unreadable-file', message })
  }
  return readRecording({ path, text })
}
