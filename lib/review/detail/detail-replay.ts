import { hashRequest, requestKeyText, type Sha256 } from '#lib/formats/recorder/hash'
import type { ChangeHash, HashPair, Pair } from '../change'
import { type FieldChange, textFieldChanges } from './field-changes'

/** What the name of a file has to do with its request, before and after. */
export interface ReplayDetail {
  readonly before: ChangeHash | null
  readonly after: ChangeHash | null
  /** The name under which replay looks for the new request; null when it looks for none, or there is none. */
  readonly newName: string | null
  /** True when the old file was found on replay and the new one is not, or an added one is not. */
  readonly isWorse: boolean
  /** One sentence; empty when it is found, or when nothing can be said. */
  readonly reason: string
  /**
   * Where the old name was made of the old request: the normalised values of the new one that differ from it, `/test_id`
   * among them. null where that cannot be said.
   */
  readonly fields: readonly FieldChange[] | null
}

/** Says why replay does not find the new file. */
export function replayDetail(pair: Pair, { before, after }: HashPair, sha256?: Sha256): ReplayDetail {
  const isLost = after !== null && (after.verdict === 'mismatch' || after.verdict === 'older')
  const isWorse = isLost && (pair.before === null || before?.verdict === 'match')
  const fields = isLost && before?.verdict === 'match' ? keyChanges(pair) : null
  const reason = isLost ? reasonOf(after, fields) : ''
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

function reasonOf({ verdict }: ChangeHash, fields: readonly FieldChange[] | null): string {
  if (verdict === 'older') return 'The name follows a rule of an earlier recorder.'
  if (fields === null) return 'The name answers to no known rule for this request.'
  if (fields.length === 0) return 'The file was renamed, and its request is the same.'
  const isTest = fields.some(({ pointer }) => pointer === '/test_id')
  const isRequest = fields.some(({ pointer }) => pointer !== '/test_id')
  const what =
    isTest && isRequest ? 'The test id and the request were' : isTest ? 'The test id was' : 'The request was'
  return `${what} changed inside the file, and the file kept its name.`
}
