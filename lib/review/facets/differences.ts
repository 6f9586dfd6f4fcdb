import { commonEnd, commonStart } from '#lib/diff/same-ends'
import { sameValue } from '#lib/json/compare'
import type { JsonValue } from '#lib/json/document'
import { anyPosition } from '#lib/json/pointer'
import { isSame } from '#lib/json/same'
import type { Noise, NoiseKind } from '#lib/message/ledger'
import type { Recording } from '#lib/wire/recording'
import type { Facet } from '../change'
import { type Answered, cutsOf, isCutAlike, recordedAnswer } from './answer'
import { isSameBeside } from './beside'
import { type UnreadValue, unreadValues } from './unread'

/**
 * Returns the facets in which two answers differ; none when their values are equal.
 * @param isRestKnown whether the pair already has the facet `metadata`, so that it is not looked for here
 */
export function answerFacets(before: Answered, after: Answered, isRestKnown: boolean): Facet[] {
  const isEqual = isSame(recordedAnswer(before), recordedAnswer(after))
  if (isEqual && isSameToTheDigit(before.recording, after.recording)) return []
  const facets: Facet[] = []
  const isReadSame = isEqual || isSameAnswer(before, after)
  const unread = isReadSame && isCutAlike(before, after) ? unreadValues(before, after) : []
  const isAnswerSame = isReadSame && !unread.some(({ facet }) => facet === 'answer')
  if (!isAnswerSame) facets.push('answer')
  if (!isSameCount(before, after) || unread.some(({ facet }) => facet === 'usage')) facets.push('usage')
  if (isEqual) return facets
  if (isAnswerSame && cutsOf(before) !== cutsOf(after)) facets.push('chunking')
  if (!isRestKnown && (facets.length === 0 || !isSameMetadata(before, after, !isAnswerSame)))
    facets.push('metadata')
  return facets
}

/** Whether equal values in memory are so to the digit: memory does not keep all digits of a number. */
export function isSameToTheDigit(one: Recording, other: Recording): boolean {
  return (
    isSameButForSpace(one.text, other.text) ||
    sameValue(one.document, one.document.root, other.document, other.document.root)
  )
}

/** Whether two texts of equal values differ in one stretch of white space at most. */
function isSameButForSpace(one: string, other: string): boolean {
  const start = commonStart(one, other)
  const end = commonEnd(one, other, start)
  return `${one.slice(start, one.length - end)}${other.slice(start, other.length - end)}`.trim() === ''
}

/** Returns whether replay gives the test the same answer, except for noise. */
export function isSameAnswer(before: Answered, after: Answered): boolean {
  return (
    isSame(before.said as unknown as JsonValue, after.said as unknown as JsonValue) &&
    isSameBeside(before.beside, after.beside, isCutAlike(before, after))
  )
}

/** Finds the values that differ between two answers that read the same; none for others, or without two sides. */
export function unreadBetween(before: Answered | null, after: Answered | null): UnreadValue[] {
  if (!before || !after || !isSameAnswer(before, after) || !isCutAlike(before, after)) return []
  return unreadValues(before, after)
}

function isSameCount(before: Answered, after: Answered): boolean {
  const [one, other] = [before.ledger.counts, after.ledger.counts]
  const isAlike = isCutAlike(before, after)
  const said = (counts: readonly JsonValue[] = []): JsonValue =>
    isAlike ? [...counts] : (counts.at(-1) ?? null)
  return (
    one.size === other.size && [...one].every(([path, counts]) => isSame(said(counts), said(other.get(path))))
  )
}

/** Noise that does not depend on how the answer is cut into chunks. */
const METADATA: ReadonlySet<NoiseKind> = new Set<NoiseKind>(['id', 'time', 'fingerprint', 'metadata'])

function isSameMetadata(before: Answered, after: Answered, isOtherAnswer: boolean): boolean {
  if (isSameNoise(before.ledger.noise, after.ledger.noise)) return true
  const [one, other] = [before, after].map((side) => factsOf(side, isOtherAnswer))
  return one?.size === other?.size && [...(one ?? [])].every((fact) => other?.has(fact))
}

function isSameNoise(one: readonly Noise[], other: readonly Noise[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ kind, path, value }, at) => {
      const noise = other[at]
      return noise?.kind === kind && noise.path === path && isSame(noise.value, value)
    })
  )
}

/**
 * Collects the metadata of an answer, without list positions. A different answer has different pieces, and so different
 * ids.
 */
function factsOf({ ledger }: Answered, isOtherAnswer: boolean): Set<string> {
  const facts = new Set<string>()
  // Most chunks of a stream repeat the same.
  const last = new Map<string, JsonValue>()
  for (const { kind, path, value } of ledger.noise) {
    if (!METADATA.has(kind) || (isOtherAnswer && isOfPiece(path)) || last.get(path) === value) continue
    last.set(path, value)
    facts.add(`${anyPosition(path)}\n${JSON.stringify(value)}`)
  }
  return facts
}

function isOfPiece(path: string): boolean {
  return path.indexOf('/', path.indexOf('/') + 1) !== -1
}
