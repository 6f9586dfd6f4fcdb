import { type Unreadable, unreadableFile } from '#lib/check/unreadable'
import { readRecording } from '#lib/entry/read-recording'
import type { Sha256 } from '#lib/formats/recorder/hash'
import type { Recording } from '#lib/wire/recording'
import { type FileFacts, openRecording, unreadableEntry } from './open-recording'
import { entryOfFolded } from './read-folded'
import type { Entry } from './row'

/** The result of reading a file with lib/disk. */
export type ReadResult = { readonly ok: true; readonly text: string } | ReadFailure

interface ReadFailure {
  readonly ok: false
  readonly code: 'not-found' | 'outside' | 'not-utf8' | 'too-large' | 'unreadable-file' | 'being-written'
  readonly message: string
  /** The line of the first byte that is not UTF-8. */
  readonly line?: number
  readonly column?: number
}

/**
 * Reads a file of a root as a recording.
 * @param path relative to the root, with `/`
 * @returns null when the file no longer exists, or was never inside the root
 */
export function recordingOfRead(path: string, read: ReadResult): Recording | Unreadable | null {
  return read.ok ? readRecording({ path, text: read.text }) : unreadableRead(path, read)
}

/**
 * Describes a file that exists but could not be read. Returns null when the file no longer exists, or was never inside
 * the root.
 */
export function unreadableRead(path: string, failure: ReadFailure): Unreadable | null {
  const { code } = failure
  return code === 'not-found' || code === 'outside' ? null : unreadableFile(path, { ...failure, code })
}

/**
 * Makes the entry of one file of a root.
 * @param path relative to the root, with `/`
 * @param sha256 on Node its own, which is several times faster
 * @returns null when the file no longer exists, or was never inside the root
 */
export function entryOfRead(path: string, facts: FileFacts, read: ReadResult, sha256?: Sha256): Entry | null {
  const folded = read.ok ? entryOfFolded(path, facts, read.text, sha256) : null
  if (folded) return folded
  const recording = recordingOfRead(path, read)
  if (recording === null) return null
  return recording.kind === 'unreadable'
    ? unreadableEntry(recording, facts)
    : openRecording(recording, facts, sha256).entry
}
