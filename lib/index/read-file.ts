import type { FoundFile } from '#lib/disk/find'
import { sha256OfText } from '#lib/disk/fingerprint'
import { textReader } from '#lib/disk/read'
import { entryOfRead, type ReadResult } from '#lib/entry/read-entry'
import type { ReadEntry } from './encode'

/**
 * Returns a function that reads files of a root, for one sweep over it. It returns null for a file that no longer
 * exists.
 */
export function fileReader(root: string): (facts: FoundFile) => ReadEntry | null {
  const textOf = textReader(root)
  return (facts) => {
    const readAt = Date.now()
    const entry = entryOf(facts, textOf(facts.path))
    return entry && { facts, entry, readAt }
  }
}

/** A file on which our own code throws is listed with a problem, so that all others are still listed. */
function entryOf(facts: FoundFile, read: ReadResult): ReadEntry['entry'] | null {
  try {
    return entryOfRead(facts.path, facts, read, sha256OfText)
  } catch (error) {
    const message = `tapedeck failed on this file, which is a bug in tapedeck: ${error}`
    return entryOfRead(facts.path, facts, { ok: false, code: 'unreadable-file', message })
  }
}
