import type { Recorded } from '#lib/exchange/recorded'
import type { HashResult } from '#lib/formats/recorder/hash'
import { pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { PROBLEM_SEVERITY, type Problem } from './problem'

/** The facts about a recording that tell where replay looks for it. */
export interface Found {
  /** Path relative to the root, with `/`. */
  readonly path: string
  readonly testId: string | null
  readonly hash: Pick<HashResult, 'computed'>
}

/** The paths of the other recordings of a request that replay could take, and whether it takes this one. */
export interface SameRequest {
  readonly others: readonly string[]
  readonly isTaken: boolean
}

/**
 * The hash by which replay finds a recording. It is null if replay looks for another name, and for a model list that is
 * merged with others (docs/format.md, 6).
 */
export function foundBy({ path, hash: { computed } }: Found): string | null {
  return computed !== null && `/${path}`.endsWith(`/${RECORDINGS}/${computed}.json`) ? computed : null
}

/**
 * Finds the recordings of one request that replay chooses between: one in the folder of the test, and one in the shared
 * folder above it. Replay takes the first (docs/format.md, 6).
 * @param files recordings with the same `foundBy`
 * @returns the result by path; recordings without another are left out
 */
export function sameRequests(files: readonly Found[]): ReadonlyMap<string, SameRequest> {
  const places = files.map((file) => ({ path: file.path, ...placeOf(file) }))
  const same = new Map<string, SameRequest>()
  const shared = places.filter(({ sharedBelow }) => sharedBelow !== null)
  for (const one of places) {
    const isTaken = one.sharedBelow === null
    const others = isTaken
      ? shared.filter((other) => one.isOwn && isBelow(one.folder, other.sharedBelow))
      : places.filter((other) => other.isOwn && isBelow(other.folder, one.sharedBelow))
    if (others.length > 0) same.set(one.path, { others: others.map(({ path }) => path), isTaken })
  }
  return same
}

const RECORDINGS = 'recordings'

interface Place {
  /** The folder that holds the `recordings` folder, with a final `/`; empty for the root. */
  readonly folder: string
  /** Whether this is the folder of the test, not the shared one. */
  readonly isOwn: boolean
  /** The folder whose tests share this recording; null if it is not shared. */
  readonly sharedBelow: string | null
}

function placeOf({ path, testId }: Found): Place {
  const folder = path.slice(0, path.lastIndexOf('/') - RECORDINGS.length)
  const [, sharedBelow = null] = /^((?:.*\/)?)common\/$/.exec(folder) ?? []
  return { folder, sharedBelow, isOwn: sharedBelow === null && isFolderOfTest(folder, testId) }
}

/** Compares the ends of two folders, because test ids start at a folder that may be above or below the root. */
function isFolderOfTest(folder: string, testId: string | null): boolean {
  if (testId === null) return false
  const file = testId.split('::')[0] ?? ''
  const ofTest = `/${file.slice(0, file.lastIndexOf('/') + 1)}`
  return ofTest.endsWith(`/${folder}`) || `/${folder}`.endsWith(ofTest)
}

function isBelow(folder: string, above: string | null): boolean {
  return above !== null && folder.startsWith(above)
}

/** The place of a problem: JSON pointer, line and column. */
export type ProblemPlace = Pick<Problem, 'pointer' | 'line' | 'column'>

/** The place of a recording's call. */
export function placeOfCall(recording: Recorded): ProblemPlace {
  return {
    pointer: pointerOf(recording.call.path),
    ...positionAt(recording.text, recording.startOf(recording.call.path)),
  }
}

/**
 * The warning `same-request`, for a recording that is not the only one of its request.
 * @param place of its call
 */
export function sameRequestProblem(same: SameRequest, place: ProblemPlace): Problem {
  const code = 'same-request'
  return { code, severity: PROBLEM_SEVERITY[code], message: wordsOf(same), ...place }
}

function wordsOf({ others, isTaken }: SameRequest): string {
  const shown = others.slice(0, MOST_NAMED).join(', ')
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''
  const takes = isTaken
    ? 'this one, because it is in the folder of the test'
    : 'that one for the tests of its folder, and this one for others'
  return `There is another recording of this request: ${shown}${more}. Replay takes ${takes}.`
}

const MOST_NAMED = 3
