import { requestKeyText, type Sha256 } from '#lib/formats/recorder/hash'
import { sha256Hex } from '#lib/formats/recorder/hash/sha256'
import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'
import type { Reviewed, Version } from '../change'
import { type Answered, type Answers, answersOf } from './answer'
import { sentIn } from './request'

/**
 * Returns a key for what is reviewed in a change: the answers and normalised requests of both sides, for one recording
 * of one test. Different chunks, ids, metadata or bytes keep the key; a different answer or request changes it.
 * @param answers of the pair, if they are needed for more than this
 */
export function meaningOf(
  { change, pair }: Reviewed,
  sha256: Sha256 = sha256Hex,
  answers: Answers = answersOf(pair),
): string {
  const { status, before, after } = pair
  const asked = answers.before && requestMeaning(answers.before.recording)
  const one = sideMeaning(before, answers.before, asked)
  const means = ['invalid', 'answer', 'request'] as const
  const isOther = !before || !after || means.some((facet) => change.facets.includes(facet))
  const place = [change.path, change.testId]
  const sameAsked = change.facets.includes('request') ? null : asked
  const other = isOther ? sideMeaning(after, answers.after, sameAsked) : one
  return sha256(JSON.stringify([status, ...place, one, other]))
}

/** @param asked what was asked, where it is known */
function sideMeaning(version: Version | null, answered: Answered | null, asked: string | null): JsonValue {
  if (version === null) return null
  if (answered === null) return version.id
  return [asked ?? requestMeaning(answered.recording), ...answerMeaning(answered)]
}

/** Returns a key for what was asked, without the test id: equal keys mean that the same was asked. */
export function requestMeaning(recording: Recording): string {
  return requestKeyText(recording.hashed, { testId: false }) ?? textOf(sentIn(recording))
}

/** Returns keys for what was answered, without noise: equal keys mean that replay gives the test the same. */
export function answerMeaning({ said, beside }: Answered): [said: string, beside: string[]] {
  const others = [...beside].map(([path, { collapsed }]) => `${path}=${collapsed}`).sort()
  return [JSON.stringify(said), others]
}

/** Writes a value as text that does not depend on the order of its keys. */
function textOf(value: JsonValue): string {
  if (Array.isArray(value)) {
    // Vectors are long, and native code is faster.
    if (value.every((item) => typeof item !== 'object')) return JSON.stringify(value)
    return `[${value.map(textOf).join()}]`
  }
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${textOf(value[key] ?? null)}`).join()}}`
}
