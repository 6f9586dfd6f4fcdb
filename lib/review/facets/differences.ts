import type { JsonValue } from '#lib/json/document'
import { isSame } from '#lib/json/same'
import type { NoiseKind } from '#lib/message/assembly'
import type { Facet } from '../change'
import { type Answered, cutsOf, laneCutsOf, recordedAnswer } from './answer'
import { isSameBeside } from './beside'

/**
 * The facets in which two answers differ; none when they are equal values.
 * @param isRestKnown whether the pair is known to have the facet `metadata`, so that it is not looked for here
 */
export function answerFacets(before: Answered, after: Answered, isRestKnown: boolean): Facet[] {
  if (isSame(recordedAnswer(before), recordedAnswer(after))) return []
  const facets: Facet[] = []
  const isAnswerSame = isSameAnswer(before, after)
  if (!isAnswerSame) facets.push('answer')
  if (!isSameCount(before, after)) facets.push('usage')
  if (isAnswerSame && cutsOf(before) !== cutsOf(after)) facets.push('chunking')
  if (!isRestKnown && (facets.length === 0 || !isSameMetadata(before, after, !isAnswerSame)))
    facets.push('metadata')
  return facets
}

/** Whether replay gives the test the same, but for what is known to be noise. */
export function isSameAnswer(before: Answered, after: Answered): boolean {
  const isCutAlike = (): boolean => laneCutsOf(before) === laneCutsOf(after)
  return (
    isSame(before.said as unknown as JsonValue, after.said as unknown as JsonValue) &&
    isSameBeside(before.beside, after.beside, isCutAlike())
  )
}

function isSameCount(before: Answered, after: Answered): boolean {
  const [one, other] = [before.ledger.counts, after.ledger.counts]
  const isCutAlike = laneCutsOf(before) === laneCutsOf(after)
  const said = (counts: readonly JsonValue[] = []): JsonValue =>
    isCutAlike ? [...counts] : (counts.at(-1) ?? null)
  return (
    one.size === other.size && [...one].every(([path, counts]) => isSame(said(counts), said(other.get(path))))
  )
}

/** Noise that is not explained by where the answer is cut. */
const METADATA: ReadonlySet<NoiseKind> = new Set<NoiseKind>(['id', 'time', 'fingerprint', 'metadata'])

function isSameMetadata(before: Answered, after: Answered, isOtherAnswer: boolean): boolean {
  const [one, other] = [before, after].map((side) => factsOf(side, isOtherAnswer))
  return one?.size === other?.size && [...(one ?? [])].every((fact) => other?.has(fact))
}

/** What is said as metadata, wherever in a list. Another answer has other pieces, and so other ids of them. */
function factsOf({ ledger }: Answered, isOtherAnswer: boolean): Set<string> {
  const facts = ledger.noise.filter(
    ({ kind, path }) => METADATA.has(kind) && !(isOtherAnswer && isOfPiece(path)),
  )
  return new Set(
    facts.map(({ path, value }) => `${path.replace(/\/\d+(?=\/|$)/g, '/*')}=${JSON.stringify(value)}`),
  )
}

function isOfPiece(path: string): boolean {
  return path.split('/').length > 2
}
