import { placesOf } from '#lib/check/replay-folder'
import { hashRequest, requestKeyText, type Sha256 } from '#lib/formats/recorder/hash'
import type { ChangeHash, HashPair, Pair } from '../change'
import { isReplayWorse } from '../facets/verdict'
import { type FieldChange, textFieldChanges } from './field-changes'

/** How the name of a file relates to its request, before and after. */
export interface ReplayDetail {
  readonly before: ChangeHash | null
  readonly after: ChangeHash | null
  /** The name under which replay looks for the new request; null if there is no new request, or it is not hashed. */
  readonly newName: string | null
  /** Whether replay found the old file and does not find the new one, or does not find an added one. */
  readonly isWorse: boolean
  /** Why replay does not find the new file, in one sentence; empty if it does. */
  readonly reason: string
  /**
   * If the old name matched the old request: the normalised values of the new request that differ from it, including
   * `/test_id`. Null otherwise.
   */
  readonly fields: readonly FieldChange[] | null
}

/** Explains whether, and why not, replay finds the new file of a pair (docs/format.md, 6). */
export function replayDetail(pair: Pair, { before, after }: HashPair, sha256?: Sha256): ReplayDetail {
  const isLost = after !== null && !after.isFound
  const fields = isLost && before?.verdict === 'match' ? keyChanges(pair) : null
  const reason = isLost ? reasonOf(after, fields, testIdOf(pair)) : ''
  const isWorse = isReplayWorse({ before, after }, pair.status)
  return { before, after, isWorse, fields, reason, newName: newNameOf(pair, sha256) }
}

function newNameOf({ after }: Pair, sha256?: Sha256): string | null {
  if (after === null || after.recording.kind === 'unreadable') return null
  return hashRequest(after.recording.hashed, after.path, sha256).fileName
}

function keyChanges({ before, after }: Pair): readonly FieldChange[] | null {
  const [one, other] = [before, after].map((version) =>
    version && version.recording.kind !== 'unreadable' ? requestKeyText(version.recording.hashed) : null,
  )
  return one && other ? (textFieldChanges(one, other)?.changes ?? null) : null
}

function testIdOf({ after }: Pair): string | null {
  return after === null || after.recording.kind === 'unreadable' ? null : after.recording.testId
}

function reasonOf(
  { verdict }: ChangeHash,
  fields: readonly FieldChange[] | null,
  testId: string | null,
): string {
  if (verdict === 'unhashed') return 'The current recorder does not hash such a request.'
  if (verdict === 'match') return `Replay does not look in this folder: ${placesOf(testId)}.`
  if (verdict === 'older') return 'The name follows a rule of an earlier recorder.'
  if (fields === null) return 'The name does not follow any known rule for this request.'
  if (fields.length === 0) return 'The file was renamed, and its request is the same.'
  const isTest = fields.some(({ pointer }) => pointer === '/test_id')
  const isRequest = fields.some(({ pointer }) => pointer !== '/test_id')
  const what =
    isTest && isRequest ? 'The test id and the request were' : isTest ? 'The test id was' : 'The request was'
  return `${what} changed in the file, but the file kept its name.`
}
