import type { Recorded } from '#lib/exchange/recorded'
import type { HashResult } from '#lib/formats/recorder/hash'
import { pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { PROBLEM_SEVERITY, type Problem } from './problem'

/** What must be known of a recording to tell where replay looks for it. */
export interface Found {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly testId: string | null
  readonly hash: Pick<HashResult, 'computed'>
}

/** The other recordings of a request that replay could take, and whether it takes this one. */
export interface SameRequest {
  readonly others: readonly string[]
  readonly isTaken: boolean
}

/**
 * The hash by which replay finds a recording; null for one that it never takes alone: its name is not what replay looks
 * for, or it is one of several model lists, which are merged (docs/format.md, 6).
 */
export function foundBy({ path, hash: { computed } }: Found): string | null {
  return computed !== null && `/${path}`.endsWith(`/${RECORDINGS}/${computed}.json`) ? computed : null
}

/**
 * Which of the recordings of one request replay chooses between: one in the folder of the test, and one in the shared
 * folder above. The first is taken (docs/format.md, 6).
 * @param files whose `foundBy` is the same
 * @returns by path; nothing for those that have no other
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
  /** Whether that is the folder of the test, and not the shared one. */
  readonly isOwn: boolean
  /** The folder whose tests share this recording; null for one that is not shared. */
  readonly sharedBelow: string | null
}

function placeOf({ path, testId }: Found): Place {
  const folder = path.slice(0, path.lastIndexOf('/') - RECORDINGS.length)
  const [, sharedBelow = null] = /^((?:.*\/)?)common\/$/.exec(folder) ?? []
  return { folder, sharedBelow, isOwn: sharedBelow === null && isFolderOfTest(folder, testId) }
}

/** The root may be any folder above or below the one from which tests are named. */
function isFolderOfTest(folder: string, testId: string | null): boolean {
  if (testId === null) return false
  const file = testId.split('::')[0] ?? ''
  const ofTest = `/${file.slice(0, file.lastIndexOf('/') + 1)}`
  return ofTest.endsWith(`/${folder}`) || `/${folder}`.endsWith(ofTest)
}

function isBelow(folder: string, above: string | null): boolean {
  return above !== null && folder.startsWith(above)
}

/** Where a problem stands. */
export type ProblemPlace = Pick<Problem, 'pointer' | 'line' | 'column'>

/** Where the call of a recording stands. */
export function placeOfCall(recording: Recorded): ProblemPlace {
  return {
    pointer: pointerOf(recording.call.path),
    ...positionAt(recording.text, recording.startOf(recording.call.path)),
  }
}

/** The warning on a recording that is not the only one of its request. @param place of its call */
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
