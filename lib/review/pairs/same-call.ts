import { parseTestId, type TestName } from '#lib/exchange/test-id'
import type { Recording } from '#lib/wire/recording'
import type { Version } from '../change'
import { Answered } from '../facets/answer'
import { answerMeaning, requestMeaning } from '../facets/meaning'
import { groupBy } from '../group-by'
import type { Counterparts } from './counterparts'

interface Candidate {
  readonly version: Version
  readonly recording: Recording
  readonly request: string
  readonly test: TestName
}

/**
 * Finds removed and added recordings of one call under two names: the same request without its test id, and the same
 * answer. This is what a renamed or moved test leaves (docs/interfaces.md, 7). Of several that say the same, those
 * whose test ids have most in common belong together.
 */
export function sameCallPairs(removed: readonly Version[], added: readonly Version[]): Counterparts {
  if (removed.length === 0 || added.length === 0) return []
  const addedByRequest = groupBy(candidatesOf(added), ({ request }) => request)
  const removedByRequest = groupBy(candidatesOf(removed), ({ request }) => request)
  return [...removedByRequest].flatMap(([request, before]) => {
    const after = addedByRequest.get(request)
    return after ? sameAnswerPairs(before, after) : []
  })
}

function candidatesOf(versions: readonly Version[]): Candidate[] {
  return versions.flatMap((version) => {
    const { recording } = version
    if (recording.kind === 'unreadable') return []
    const test = parseTestId(recording.testId ?? '', recording.call.model)
    return [{ version, recording, request: requestMeaning(recording), test }]
  })
}

/** Pairs those of equal requests whose answers are equal. */
function sameAnswerPairs(removed: readonly Candidate[], added: readonly Candidate[]): Counterparts {
  const answerOf = ({ recording }: Candidate): string =>
    JSON.stringify(answerMeaning(new Answered(recording)))
  const addedByAnswer = groupBy(added, answerOf)
  return [...groupBy(removed, answerOf)].flatMap(([answer, before]) =>
    nearestTests(before, addedByAnswer.get(answer) ?? []),
  )
}

type Likeness = (candidate: Candidate) => string

/** What two test ids may have in common, most first. */
const LIKENESSES: readonly Likeness[] = [
  ({ recording }) => `${recording.testId}`,
  ({ test }) => JSON.stringify([test.file, test.function, test.parameters]),
  ({ test }) => JSON.stringify([baseName(test.function), test.parameters]),
  ({ test }) => JSON.stringify([test.file, test.parameters]),
  ({ test }) => JSON.stringify([test.file, test.function]),
  ({ test }) => baseName(test.function),
  ({ test }) => JSON.stringify(test.parameters),
  () => '',
]

/** Returns the name of a test function without its class. */
function baseName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}

function nearestTests(removed: readonly Candidate[], added: readonly Candidate[]): Counterparts {
  const pairs: (readonly [Version, Version])[] = []
  let [left, free] = [removed, added]
  for (const likeness of LIKENESSES) {
    const freeBy = groupBy(free, likeness)
    const taken = new Set<Candidate>()
    for (const before of left) {
      const after = freeBy.get(likeness(before))?.shift()
      if (!after) continue
      taken.add(before).add(after)
      pairs.push([before.version, after.version])
    }
    left = left.filter((candidate) => !taken.has(candidate))
    free = free.filter((candidate) => !taken.has(candidate))
    if (left.length === 0 || free.length === 0) break
  }
  return pairs
}
