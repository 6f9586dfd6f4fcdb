import { parseTestId } from '#lib/exchange/test-id'
import type { Recording } from '#lib/wire/recording'
import type { Version } from '../change'
import { groupBy } from '../group-by'
import { type Features, featuresOf, similarity } from './similarity'

/** Requests with a similarity below this are never paired. */
const TOO_UNLIKE = 0.5
/** The bonus for the same parameters and the same model, against a more similar request. */
const SAME_TEST = 0.1
const SAME_MODEL = 0.05
/** With more pairs of candidates than this, only those of the very same test are compared. */
const MANY = 40_000

interface Candidate {
  readonly version: Version
  readonly recording: Recording
  readonly functionName: string
  readonly model: string
  readonly parameters: readonly string[]
  readonly features: Features
}

interface Match {
  readonly before: Candidate
  readonly after: Candidate
  readonly score: number
}

/**
 * Finds removed and added recordings of one call that was recorded again: of the same test function (the test id
 * without its parameters), the most similar request first. A recording without a test id has no counterpart.
 */
export function rerecordedPairs(
  removed: readonly Version[],
  added: readonly Version[],
): (readonly [before: Version, after: Version])[] {
  if (removed.length === 0 || added.length === 0) return []
  const addedByFunction = groupBy(candidatesOf(added), ({ functionName }) => functionName)
  const removedByFunction = groupBy(candidatesOf(removed), ({ functionName }) => functionName)
  return [...removedByFunction].flatMap(([name, before]) =>
    bestFirst(matches(before, addedByFunction.get(name) ?? [])),
  )
}

function candidatesOf(versions: readonly Version[]): Candidate[] {
  return versions.flatMap((version) => {
    const { recording } = version
    if (recording.kind === 'unreadable' || recording.testId === null) return []
    const { model } = recording.call
    const test = parseTestId(recording.testId, model)
    return [
      {
        version,
        recording,
        functionName: `${test.file}::${test.function}`,
        model,
        parameters: test.parameters,
        features: featuresOf(recording),
      },
    ]
  })
}

function matches(removed: readonly Candidate[], added: readonly Candidate[]): Match[] {
  const isCrowded = removed.length * added.length > MANY
  return removed.flatMap((before) =>
    added.flatMap((after) => {
      const isSameTest = before.recording.testId === after.recording.testId
      if (isCrowded && !isSameTest) return []
      const near = similarity(before.features, after.features, TOO_UNLIKE)
      if (near < TOO_UNLIKE) return []
      const isSameModel = before.model === after.model
      const score = near + SAME_TEST * sharedParameters(before, after) + (isSameModel ? SAME_MODEL : 0)
      return [{ before, after, score }]
    }),
  )
}

/** Returns the share of equal parameters of two tests, from 0 to 1. */
function sharedParameters(before: Candidate, after: Candidate): number {
  if (before.recording.testId === after.recording.testId) return 1
  const shared = before.parameters.filter((parameter) => after.parameters.includes(parameter))
  return shared.length / Math.max(before.parameters.length, after.parameters.length, 1)
}

function bestFirst(found: readonly Match[]): (readonly [Version, Version])[] {
  const taken = new Set<Candidate>()
  return [...found].sort(byScore).flatMap(({ before, after }) => {
    if (taken.has(before) || taken.has(after)) return []
    taken.add(before).add(after)
    return [[before.version, after.version] as const]
  })
}

function byScore(a: Match, b: Match): number {
  return (
    b.score - a.score ||
    compare(a.before.version.path, b.before.version.path) ||
    compare(a.after.version.path, b.after.version.path)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
