import type { Recorded } from '#lib/exchange/recorded'
import type { HashResult } from '#lib/formats/recorder/hash'
import { pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { PROBLEM_SEVERITY, type Problem } from './problem'
import { folderBeside, foldersUpFrom, isFolderOfTest, type Placed, sharedFolderAbove } from './replay-folder'

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
