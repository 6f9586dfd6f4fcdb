import { isSame } from '#lib/json/same'
import type { Recording } from '#lib/wire/recording'
import { FACETS, type Facet, type HashPair, type Pair } from '../change'
import { Answered } from './answer'
import { answerFacets, isSameToTheDigit } from './differences'
import { aboutRequest, isSameRequest } from './request'

/**
 * Finds how a pair differs, heaviest facet first (docs/interfaces.md, 7). A change has a facet only if it has a
 * difference that no heavier facet explains.
 */
export function facetsOf({ before, after }: Pair, hash: HashPair): Facet[] {
  const sides = [before, after].flatMap((version) => version?.recording ?? [])
  if (sides.some(({ kind }) => kind === 'unreadable')) return ['invalid']
  const facets = new Set<Facet>(isReplayWorse(hash, before === null) ? ['replay'] : [])
  const [one, other] = sides
  if (one && other && before?.id !== after?.id && one.kind !== 'unreadable' && other.kind !== 'unreadable') {
    for (const facet of differences(one, other, hash)) facets.add(facet)
  }
  return FACETS.filter((facet) => facets.has(facet))
}

/**
 * Returns whether replay no longer finds the file. A request that the current recorder does not hash has no verdict: it
 * was not found before either.
 */
function isReplayWorse({ before, after }: HashPair, isAdded: boolean): boolean {
  if (after === null || after.verdict === 'match') return false
  return isAdded ? after.verdict !== 'unhashed' : before?.verdict === 'match'
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
