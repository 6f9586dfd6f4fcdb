import { isSame } from '#lib/json/same'
import type { Recording } from '#lib/wire/recording'
import { FACETS, type Facet, type HashPair, type Pair } from '../change'
import { Answered } from './answer'
import { answerFacets, isSameToTheDigit } from './differences'
import { aboutRequest, isSameRequest } from './request'
import { isReplayWorse } from './verdict'

/**
 * Finds how a pair differs, heaviest facet first (docs/interfaces.md, 7). A change has a facet only if it has a
 * difference that no heavier facet explains.
 */
export function facetsOf({ status, before, after }: Pair, hash: HashPair): Facet[] {
  const sides = [before, after].flatMap((version) => version?.recording ?? [])
  if (sides.some(({ kind }) => kind === 'unreadable')) return ['invalid']
  const facets = new Set<Facet>(isReplayWorse(hash, status) ? ['replay'] : [])
  const [one, other] = sides
  if (one && other && before?.id !== after?.id && one.kind !== 'unreadable' && other.kind !== 'unreadable') {
    for (const facet of differences(one, other, hash)) facets.add(facet)
  }
  return FACETS.filter((facet) => facets.has(facet))
}

function differences(before: Recording, after: Recording, hash: HashPair): Facet[] {
  const hasRequest = !isSameRequest(before, after, hash)
  const hasTest = before.testId !== after.testId
  const about = { hasRequest, hasTest }
  const isAboutSame = isSame(aboutRequest(before, about), aboutRequest(after, about))
  const facets = answerFacets(new Answered(before), new Answered(after), !isAboutSame)
  if (hasRequest) facets.push('request')
  if (hasTest) facets.push('test')
  if (!isAboutSame) facets.push('metadata')
  return facets.length > 0
    ? facets
    : [isSame(before.value, after.value) && isSameToTheDigit(before, after) ? 'format' : 'metadata']
}
