import { isLookedIn } from '#lib/check/replay-folder'
import { hashRequest, type Sha256 } from '#lib/formats/recorder/hash'
import type { ChangeHash, HashPair, Pair, Status, Version } from '../change'

/** Returns the verdicts of both sides. If they cannot differ, only one is computed. */
export function hashesOf({ before, after }: Pair, sha256?: Sha256): HashPair {
  const one = hashOf(before, sha256)
  return { before: one, after: isSameHash(before, after) ? one : hashOf(after, sha256) }
}

function hashOf(version: Version | null, sha256?: Sha256): ChangeHash | null {
  if (version === null || version.recording.kind === 'unreadable') return null
  const { hashed, path, testId } = version.recording
  const { name, computed, verdict } = hashRequest(hashed, path, sha256)
  return { name, computed, verdict, isFound: verdict === 'match' && isLookedIn({ path, testId }) }
}

function isSameHash(before: Version | null, after: Version | null): boolean {
  if (!before || !after || before.path !== after.path) return false
  if (before.recording.kind === 'unreadable' || after.recording.kind === 'unreadable') return false
  const [one, other] = [before.recording, after.recording]
  if (one.testId !== other.testId) return false
  return one.spelled === other.spelled || one.hashed.text === other.hashed.text
}

/**
 * Returns whether replay found the file before and does not find it now, or does not find an added one. A request that
 * the current recorder does not hash was not found before either.
 */
export function isReplayWorse({ before, after }: HashPair, status: Status): boolean {
  if (after === null || after.isFound) return false
  return status === 'added' ? after.verdict !== 'unhashed' : before?.isFound === true
}
