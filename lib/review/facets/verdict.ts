import { hashRequest, type Sha256 } from '#lib/formats/recorder/hash'
import type { ChangeHash, HashPair, Pair, Version } from '../change'

/** Returns the verdicts of both sides. If they cannot differ, only one is computed. */
export function hashesOf({ before, after }: Pair, sha256?: Sha256): HashPair {
  const one = hashOf(before, sha256)
  return { before: one, after: isSameHash(before, after) ? one : hashOf(after, sha256) }
}

function hashOf(version: Version | null, sha256?: Sha256): ChangeHash | null {
  if (version === null || version.recording.kind === 'unreadable') return null
  const { name, computed, verdict } = hashRequest(version.recording.hashed, version.path, sha256)
  return { name, computed, verdict }
}

function isSameHash(before: Version | null, after: Version | null): boolean {
  if (!before || !after || before.path !== after.path) return false
  if (before.recording.kind === 'unreadable' || after.recording.kind === 'unreadable') return false
  return before.recording.hashed.text === after.recording.hashed.text
}
