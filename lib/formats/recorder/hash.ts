import type { ExactValue } from '#lib/json/exact'
import { fileNameOf, hasFormOfName, hashPartOf, isNamedByModels } from './hash/file-name'
import { type KeyRule, keyText, TODAY } from './hash/key-text'
import { sha256Hex } from './hash/sha256'

/**
 * `match`: replay finds the file. `older`: the name follows only an earlier recorder's rule, so replay does not find
 * the file. `mismatch`: the name follows no known rule. `unhashed`: the current recorder does not hash such a request.
 */
export type HashVerdict = 'match' | 'older' | 'mismatch' | 'unhashed'

export interface HashResult {
  /** The part of the file's name that should be the hash: without `.json`; for a name `models-…`, only its hash. */
  readonly name: string
  /** 64 hex digits by the current rule; null when unhashed. */
  readonly computed: string | null
  readonly verdict: HashVerdict
  /** The name that the file should have, including `models-…`; null when unhashed. */
  readonly fileName: string | null
}

const WITHOUT_TEST_ID: KeyRule = { normalize: 'all', testId: false }
const EARLIER: readonly KeyRule[] = [
  { normalize: 'decimals', testId: true },
  { normalize: 'nothing', testId: true },
]

/** Returns the SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export type Sha256 = (text: string) => string

/**
 * Compares a recording's name with the hash of its request (docs/format.md, 5).
 * @param hashed as in `Recorded`
 * @param path of the file, relative to the root
 * @param sha256 on Node its own: reading a whole root is then faster
 */
export function hashRequest(hashed: ExactValue, path: string, sha256: Sha256 = sha256Hex): HashResult {
  const name = hashPartOf(path)
  const text = keyText(hashed, TODAY)
  if (text === null) return { name, computed: null, verdict: 'unhashed', fileName: null }
  const computed = sha256(text)
  const fileName = fileNameOf(hashed.value, computed, sha256)
  const hasForm = hasFormOfName(hashed.value, path)
  if (name === computed) return { name, computed, verdict: hasForm ? 'match' : 'mismatch', fileName }
  // Earlier recorders also named model lists without a digest.
  const isOlder = (hasForm || isNamedByModels(hashed.value)) && isEarlierHash(hashed, name, sha256)
  return { name, computed, verdict: isOlder ? 'older' : 'mismatch', fileName }
}

/** Whether an earlier recorder would give this name. */
function isEarlierHash(hashed: ExactValue, name: string, sha256: Sha256): boolean {
  const digits = name.length
  const rules = digits === 64 ? EARLIER : digits === 12 ? [WITHOUT_TEST_ID] : []
  return rules.some((rule) => {
    const text = keyText(hashed, rule)
    return text !== null && sha256(text).slice(0, digits) === name
  })
}

/**
 * Writes the normalised request that is hashed as JSON text; null when the request is not hashed. Without the test id,
 * recordings of one request under different tests have the same text.
 */
export function requestKeyText(hashed: ExactValue, { testId } = { testId: true }): string | null {
  return keyText(hashed, testId ? TODAY : WITHOUT_TEST_ID)
}
