import { type Unreadable, unreadableFile } from '#lib/check/unreadable'
import { readRecording } from '#lib/entry/read-recording'
import type { Sha256 } from '#lib/formats/recorder/hash'
import type { Recording } from '#lib/wire/recording'
import { type FileFacts, openRecording, unreadableEntry } from './open-recording'
import type { Entry } from './row'

/** What came of reading a file; lib/disk gives it. */
export type ReadResult = { readonly ok: true; readonly text: string } | ReadFailure

interface ReadFailure {
  readonly ok: false
  readonly code: 'not-found' | 'outside' | 'not-utf8' | 'too-large' | 'unreadable-file' | 'being-written'
  readonly message: string
  /** Of the first byte that is no UTF-8. */
  readonly line?: number
  readonly column?: number
}

/**
 * What a file of a root holds.
 * @param path relative to the root, with `/`
 * @returns null when the file is not there any more, or was never inside the root
 */
export function recordingOfRead(path: string, read: ReadResult): Recording | Unreadable | null {
  return read.ok ? readRecording({ path, text: read.text }) : unreadableRead(path, read)
}

/** A file that is there and was not read; null as in `recordingOfRead`. */
export function unreadableRead(path: string, failure: ReadFailure): Unreadable | null {
  const { code } = failure
  return code === 'not-found' || code === 'outside' ? null : unreadableFile(path, { ...failure, code })
}

/**
 * The entry of one file of a root.
 * @param path relative to the root, with `/`
 * @param sha256 where there is node:crypto, its own: it is several times faster
 * @returns null when the file is not there any more, or was never inside the root
 */
export function entryOfRead(path: string, facts: FileFacts, read: ReadResult, sha256?: Sha256): Entry | null {
  const recording = recordingOfRead(path, read)
  if (recording === null) return null
  return recording.kind === 'unreadable'
    ? unreadableEntry(recording, facts)
    : openRecording(recording, facts, sha256).entry
}
