import { parseTestId, suiteOf } from '#lib/exchange/test-id'
import type { Sha256 } from '#lib/formats/recorder/hash'
import { hashPartOf } from '#lib/formats/recorder/hash/file-name'
import type { Recording } from '#lib/wire/recording'
import type { Change, Pair, Reviewed, Side, Version } from './change'
import { type Answers, answersOf } from './facets/answer'
import { facetsOf } from './facets/facets'
import { hashesOf } from './facets/verdict'
import { byWeight } from './order'
import { pairSides } from './pairs/pair'

/**
 * Compares two ends of a range. Returns the changes, heaviest first.
 * @param sides every path that is not the same at both ends
 * @param sha256 on Node its own, which is several times faster
 */
export function reviewChanges(sides: readonly Side[], sha256?: Sha256): Change[] {
  return reviewSides(sides, sha256).map(({ change }) => change)
}

/** Compares two ends of a range. Returns the changes with their versions, to show details or to keep ticks. */
export function reviewSides(sides: readonly Side[], sha256?: Sha256): Reviewed[] {
  return heaviestFirst(pairSides(sides).map((pair) => ({ change: changeOf(pair, sha256), pair })))
}

/** Sorts changes as a review lists them. The array itself is sorted. */
export function heaviestFirst<One extends Pick<Reviewed, 'change'>>(changes: One[]): One[] {
  return changes.sort((a, b) => byWeight(a.change, b.change))
}

/**
 * Makes the change of one pair.
 * @param answers of the pair, if they are needed for more than this
 */
export function changeOf(pair: Pair, sha256?: Sha256, answers: Answers = answersOf(pair)): Change {
  const hash = hashesOf(pair, sha256)
  const facets = facetsOf(pair, hash, answers)
  const { status, before, after } = pair
  const shown = after ?? before
  if (!shown) throw new Error('A pair has at least one side.')
  const recording = readable(after) ?? readable(before)
  const testId = recording?.testId ?? null
  const model = recording?.call.model ?? ''
  const test = parseTestId(testId ?? '', model)
  return {
    status,
    path: shown.path,
    basePath: before?.path ?? null,
    testId,
    model,
    kind: shown.recording.kind,
    hash,
    facets,
    weight: facets[0] ?? null,
    suite: suiteOf(shown.path),
    test,
    what: whatOf(shown, test.parameters, model),
    answeredBy: null,
    ids: { before: before?.id ?? null, after: after?.id ?? null },
  }
}

function readable(version: Version | null): Recording | null {
  return version && version.recording.kind !== 'unreadable' ? version.recording : null
}

function whatOf({ path, recording }: Version, parameters: readonly string[], model: string): string {
  const isList = recording.kind === 'openai.models' || recording.kind === 'ollama.models'
  const values = parameters.map((parameter) => parameter.replace(/^[A-Za-z_]\w*=/, ''))
  const words = values.length > 0 ? values : [model]
  const hash = hashPartOf(path).slice(0, 8)
  return [isList ? 'models' : '', ...words, hash].filter((word) => word !== '').join(' ')
}
