import type { Sha256 } from '#lib/recording/hash'
import { readRecording, unreadableFile } from '#lib/recording/read'
import { type FileFacts, openRecording, unreadableEntry } from './entry'
import type { Entry } from './row'

/** What came of reading a file; lib/disk gives it. */
export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false
      readonly code: 'not-found' | 'outside' | 'not-utf8' | 'too-large' | 'unreadable-file'
      readonly message: string
    }

/**
 * The entry of one file of a root.
 * @param path relative to the root, with `/`
 * @param sha256 where there is node:crypto, its own: it is several times faster
 * @returns null when the file is not there any more, or was never inside the root
 */
export function entryOfRead(path: string, facts: FileFacts, read: ReadResult, sha256?: Sha256): Entry | null {
  if (!read.ok) {
    if (read.code === 'not-found' || read.code === 'outside') return null
    return unreadableEntry(unreadableFile(path, read.code, read.message), facts)
  }
  const recording = readRecording({ path, text: read.text })
  return recording.kind === 'unreadable'
    ? unreadableEntry(recording, facts)
    : openRecording(recording, facts, sha256).entry
}
