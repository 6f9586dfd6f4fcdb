import type { Hashed } from '#lib/exchange/recorded'
import { fileNameOf, hasFormOfName, hashPartOf, isNamedByModels } from './hash/file-name'
import { hashedKey, type KeyRule, TODAY } from './hash/key-text'
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
/**
 * The rules of earlier recorders (docs/format.md, 5): `decimals` normalised nothing but floats and long decimals,
 * `nothing` nothing at all; `short` took twelve digits, without the test id.
 */
export type EarlierRule = 'decimals' | 'nothing' | 'short'
const EARLIER: Readonly<Record<EarlierRule, KeyRule & { readonly digits: number }>> = {
  decimals: { normalize: 'decimals', testId: true, digits: 64 },
  nothing: { normalize: 'nothing', testId: true, digits: 64 },
  short: { ...WITHOUT_TEST_ID, digits: 12 },
}
const EARLIER_RULES: readonly EarlierRule[] = ['decimals', 'nothing', 'short']
/** Of a request in which there is nothing to normalise, the others write what is written today. */
const UNLIKE_TODAY: readonly EarlierRule[] = ['short']

/** Returns the SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export type Sha256 = (text: string) => string

/**
 * Compares a recording's name with the hash of its request (docs/format.md, 5).
 * @param hashed as in `Recorded`
 * @param path of the file, relative to the root
 * @param sha256 on Node its own: reading a whole root is then faster
 */
export function hashRequest(hashed: Hashed, path: string, sha256: Sha256 = sha256Hex): HashResult {
  const name = hashPartOf(path)
  const key = hashedKey(hashed, TODAY)
  if (key === null) return { name, computed: null, verdict: 'unhashed', fileName: null }
  const computed = sha256(key.text)
  const fileName = fileNameOf(hashed.value, computed, sha256)
  const hasForm = hasFormOfName(hashed.value, path)
  if (name === computed) return { name, computed, verdict: hasForm ? 'match' : 'mismatch', fileName }
  // Earlier recorders also named model lists without a digest.
  const mayBeOlder = hasForm || isNamedByModels(hashed.value)
  const isOlder = mayBeOlder && ruleOf(hashed, name, sha256, key.isNormalized ? EARLIER_RULES : UNLIKE_TODAY)
  return { name, computed, verdict: isOlder ? 'older' : 'mismatch', fileName }
}

/**
 * Finds the rule by which an earlier recorder would give a name.
 * @param name as in `HashResult`
 * @returns null when no known rule gives it
 */
export function earlierRule(hashed: Hashed, name: string, sha256: Sha256 = sha256Hex): EarlierRule | null {
  return ruleOf(hashed, name, sha256, EARLIER_RULES) ?? null
}

function ruleOf(
  hashed: Hashed,
  name: string,
  sha256: Sha256,
  rules: readonly EarlierRule[],
): EarlierRule | undefined {
  return rules.find((rule) => {
    const { digits, ...earlier } = EARLIER[rule]
    const key = digits === name.length ? hashedKey(hashed, earlier) : null
    return key !== null && sha256(key.text).slice(0, digits) === name
  })
}

/**
 * Writes the normalised request that is hashed as JSON text; null when the request is not hashed. Without the test id,
 * recordings of one request under different tests have the same text.
 */
export function requestKeyText(hashed: Hashed, { testId } = { testId: true }): string | null {
  return hashedKey(hashed, testId ? TODAY : WITHOUT_TEST_ID)?.text ?? null
}
