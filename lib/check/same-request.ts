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
  const shared = new Map<string, { readonly path: string; readonly others: string[] }>()
  const own: { readonly path: string; readonly folder: string }[] = []
  for (const { path, testId } of files) {
    const folder = path.slice(0, path.lastIndexOf('/') - RECORDINGS.length)
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

const RECORDINGS = 'recordings'

const SHARED = 'common/'

/** The folder whose tests share the recordings of a folder; null if they are not shared. Both end with `/`. */
function sharedFolderAbove(folder: string): string | null {
  return `/${folder}`.endsWith(`/${SHARED}`) ? folder.slice(0, -SHARED.length) : null
}

/** A folder and all folders above it, each with a final `/`; the last is the root, which is empty. */
function foldersUpFrom(folder: string): string[] {
  const folders = [folder]
  for (let above = folder; above !== ''; folders.push(above)) {
    above = above.slice(0, above.lastIndexOf('/', above.length - 2) + 1)
  }
  return folders
}

/**
 * Compares the ends of two folders, because test ids start at a folder that may be above or below the root. Without a
 * test id, any folder may be that of the test. A test id without a folder is of a test in the root.
 */
function isFolderOfTest(folder: string, testId: string | null): boolean {
  if (testId === null) return true
  const file = testId.split('::')[0] ?? ''
  const ofTest = `/${file.slice(0, file.lastIndexOf('/') + 1)}`
  if (ofTest === '/') return folder === ''
  return ofTest.endsWith(`/${folder}`) || `/${folder}`.endsWith(ofTest)
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
