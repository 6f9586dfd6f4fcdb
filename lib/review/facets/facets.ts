import { isSame } from '#lib/json/same'
import { FACETS, type Facet, type HashPair, type Pair } from '../change'
import type { Answered, Answers } from './answer'
import { answerFacets, isSameToTheDigit } from './differences'
import { aboutRequest, isSameRequest } from './request'
import { isReplayWorse } from './verdict'

/**
 * Finds how a pair differs, heaviest facet first (docs/interfaces.md, 7). A change has a facet only if it has a
 * difference that no heavier facet explains.
 * @param answers of the pair
 */
export function facetsOf({ status, before, after }: Pair, hash: HashPair, answers: Answers): Facet[] {
  const sides = [before, after].flatMap((version) => version?.recording ?? [])
  if (sides.some(({ kind }) => kind === 'unreadable')) return ['invalid']
  const facets = new Set<Facet>(isReplayWorse(hash, status) ? ['replay'] : [])
  const { before: one, after: other } = answers
  if (one && other && before?.id !== after?.id)
    for (const facet of differences(one, other, hash)) facets.add(facet)
  return FACETS.filter((facet) => facets.has(facet))
}

function differences(one: Answered, other: Answered, hash: HashPair): Facet[] {
  const [{ recording: before }, { recording: after }] = [one, other]
  const hasRequest = !isSameRequest(before, after, hash)
  const hasTest = before.testId !== after.testId
  const about = { hasRequest, hasTest }
  const isAboutSame = isSame(aboutRequest(before, about), aboutRequest(after, about))
  const facets = answerFacets(one, other, !isAboutSame)
  if (hasRequest) facets.push('request')
  if (hasTest) facets.push('test')
  if (!isAboutSame) facets.push('metadata')
  return facets.length > 0
    ? facets
    : [isSame(before.value, after.value) && isSameToTheDigit(before, after) ? 'format' : 'metadata']
}
