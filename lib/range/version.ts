import { decodeUtf8 } from '#lib/disk/utf8'
import { type Recording, readRecording, type Unreadable, unreadableFile } from '#lib/formats/recorder/read'
import type { BlobRead } from '#lib/git/blob-parser'
import type { Version } from '#lib/review/change'

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
  return { path, id, recording: unreadableFile(path, code, read.message) }
}

function recordingIn(path: string, bytes: Buffer): Recording | Unreadable {
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) {
    const message = `${JSON.stringify(path)} is not valid UTF-8: see byte ${decoded.offset}, in line ${decoded.line}.`
    return unreadableFile(path, 'not-utf8', message, decoded)
  }
  const { text } = decoded
  if (text.length <= LONGEST_POINTER && text.startsWith(POINTER)) {
    const message = 'This is a pointer of Git LFS and not the recording itself: git lfs pull brings that.'
    return unreadableFile(path, 'unreadable-file', message)
  }
  return readRecording({ path, text })
}
