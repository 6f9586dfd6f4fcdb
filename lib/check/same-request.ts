import type { Recorded } from '#lib/exchange/recorded'
import type { HashResult } from '#lib/formats/recorder/hash'
import { pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { PROBLEM_SEVERITY, type Problem } from './problem'
import {
  folderBeside,
  foldersUpFrom,
  isFolderOfTest,
  isLookedIn,
  type Placed,
  sharedFolderAbove,
} from './replay-folder'

/** The facts about a recording that tell whether replay finds it. */
export interface Found extends Placed {
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
  return computed !== null && `/${path}`.endsWith(`/${computed}.json`) && folderBeside(path) !== null
    ? computed
    : null
}

/**
 * Finds the recordings of one request that replay chooses between: one in the folder of the test, and one in the shared
 * folder above it. Replay takes the first (docs/format.md, 6).
 * @param files recordings with the same `foundBy`
 * @returns the result by path; recordings without another are left out
 */
export function sameRequests(files: readonly Found[]): ReadonlyMap<string, SameRequest> {
  const shared = new Map<string, { readonly path: string; readonly others: string[] }>()
  const own: { readonly path: string; readonly folder: string }[] = []
  for (const { path, testId } of files) {
    const folder = folderBeside(path)
    if (folder === null) continue
    const above = sharedFolderAbove(folder)
    if (above !== null) shared.set(above, { path, others: [] })
    else if (isFolderOfTest(folder, testId)) own.push({ path, folder })
  }
  const same = new Map<string, SameRequest>()
  if (shared.size === 0) return same
  for (const { path, folder } of own) {
    const others = foldersUpFrom(folder).flatMap((above) => shared.get(above) ?? [])
    for (const other of others) other.others.push(path)
    if (others.length > 0) same.set(path, { others: others.map((other) => other.path), isTaken: true })
  }
  for (const { path, others } of shared.values()) {
    if (others.length > 0) same.set(path, { others, isTaken: false })
  }
  return same
}

/**
 * Finds the recording that replay takes for the request of another one, which it then never reads.
 * @param asked under the name that replay looks for
 * @param others recordings with that `foundBy`
 * @returns its path; null when there is none
 */
export function answerElsewhere(asked: Found, others: readonly Found[]): string | null {
  const there = others.find(({ path }) => path === asked.path)
  if (there) return there.path
  const [same] = sameRequests([asked, ...others]).get(asked.path)?.others ?? []
  if (same !== undefined || isLookedIn(asked)) return same ?? null
  // Replay does not look in its folder, so whatever it finds elsewhere stands before it.
  const above = foldersUpFrom(asked.path.slice(0, asked.path.lastIndexOf('/') + 1))
  const isReached = ({ path }: Found): boolean => {
    const folder = folderBeside(path)
    const shared = folder === null ? null : sharedFolderAbove(folder)
    return shared === null ? isLookedIn({ path, testId: asked.testId }) : above.includes(shared)
  }
  return others.find(isReached)?.path ?? null
}

/** What is said of a recording for which there is an `answerElsewhere`. */
export const NEVER_READ = 'Another recording answers this request; this one is never read.'

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
