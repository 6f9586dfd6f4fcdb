import { MAX_BYTES } from '#lib/disk/read'
import type { BlobRead } from '#lib/git/blob-parser'
import { changedBetween } from '#lib/git/changed'
import { readContents } from '#lib/git/contents'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import type { GitFile } from '#lib/git/tree'
import type { Side, Version } from '#lib/review/change'
import { named } from './named-paths'
import { narrowed, recordingsOf } from './scope'
import { versionOfBlob } from './version'
import { workTreeChanges } from './work-tree'

export interface SidesOfRange {
  readonly ok: true
  /** Every recording that differs between the two ends, read. */
  readonly sides: readonly Side[]
  /** Paths that could not be compared, with the reason. */
  readonly problems: readonly GitProblem[]
}

/** A changed path, with both ends: a file that is still to be read from git, or a version that was read. */
export interface Changed {
  readonly path: string
  readonly base: GitFile | null
  readonly head: GitFile | Version | null
}

/** What follows the reading of a range. */
export interface SidesWatch {
  /** Told after each file that git gave, with the number of all of them. */
  readonly onRead?: (done: number, total: number) => void
  /** Takes the two versions of one path once both are read: they are then not among the sides, nor kept. */
  readonly take?: (before: Version, after: Version) => void
}

/**
 * Reads the recordings below the root that differ between two ends of a range.
 * @param base full id of a commit
 * @param head full id of a commit; null for the work tree with its staged, unstaged and untracked files
 */
export async function sidesOf(
  repository: Repository,
  base: string,
  head: string | null,
): Promise<SidesOfRange | GitFailure> {
  const found = await changedIn(repository, base, head)
  if (!found.ok) return found
  const read = await readSides(repository, found.changed)
  if (!read.ok) return read
  return { ok: true, sides: read.sides, problems: [...found.problems, ...absentProblems(read.absent)] }
}

interface ChangedFound {
  readonly ok: true
  readonly changed: readonly Changed[]
  /** Paths that cannot be compared, with the reason. */
  readonly problems: readonly GitProblem[]
}

/** Finds the recordings below the root that differ between two ends of a range; as `sidesOf`, without reading blobs. */
export async function changedIn(
  repository: Repository,
  base: string,
  head: string | null,
): Promise<ChangedFound | GitFailure> {
  const found =
    head === null
      ? await workTreeChanges(repository, base)
      : await changedBetween(repository, base, head, recordingsOf(repository.root))
  if (!found.ok) return found
  const changed: readonly Changed[] = narrowed<Changed>(repository.root, found.changed)
  const linked = changed.filter(({ base, head }) => isLink(base) || isLink(head))
  const problems = [...found.problems, ...linked.map(({ path }) => ({ path, message: LINK }))]
  // Of a link that a file took the place of, or the other way round, the file is new or removed.
  const files = changed.map(({ path, base, head }) => ({ path, base: notLink(base), head: notLink(head) }))
  return { ok: true, changed: files.filter(({ base, head }) => base !== null || head !== null), problems }
}

const LINK = 'In git this is or was a symbolic link: its target is compared under its own path.'

function notLink<File extends GitFile | Version>(file: File | null): File | null {
  return isLink(file) ? null : file
}

function isLink(file: GitFile | Version | null): boolean {
  return file !== null && 'mode' in file && file.mode === '120000'
}

/** Paths whose content is not in this clone, by what is missing. */
export type Absent = readonly { readonly path: string; readonly code: keyof typeof ABSENT }[]

const ABSENT = {
  'missing-content': 'compared as a Git LFS pointer: its content is not in this clone',
  'missing-object':
    'not in this clone at one end, so it cannot be read there: git fetch --refetch brings it to a partial clone',
} as const

function isAbsent(code: string): code is keyof typeof ABSENT {
  return code in ABSENT
}

/** Says of paths what is missing in this clone. */
export function absentProblems(absent: Absent): GitProblem[] {
  return Object.entries(ABSENT).flatMap(([code, what]) => {
    const paths = absent.flatMap((one) => (one.code === code ? [one.path] : []))
    return named([...new Set(paths)], what)
  })
}

interface SidesRead {
  readonly ok: true
  readonly sides: readonly Side[]
  readonly absent: Absent
}

/** Reads both ends of changed paths. */
export async function readSides(
  repository: Repository,
  changed: readonly Changed[],
  { onRead, take }: SidesWatch = {},
): Promise<SidesRead | GitFailure> {
  const absent: Absent[number][] = []
  const sides = changed.map(({ head }) => ({
    base: null as Version | null,
    head: head !== null && 'recording' in head ? head : null,
  }))
  const taken = new Set<Side>()
  // Each blob is read once, and parsed as it arrives while git unpacks the next one.
  const uses = new Map<string, ((read: BlobRead) => void)[]>()
  changed.forEach(({ path, ...files }, index) => {
    for (const end of ['base', 'head'] as const) {
      const file = files[end]
      if (file === null || !('mode' in file)) continue
      const use = (read: BlobRead): void => {
        const side = sides[index]
        if (!side) return
        side[end] = versionOfBlob(path, file.id, read)
        if (!read.ok && isAbsent(read.code)) absent.push({ path, code: read.code })
        if (!take || side.base === null || side.head === null) return
        taken.add(side)
        take(side.base, side.head)
        side.base = null
        side.head = null
      }
      uses.set(file.id, [...(uses.get(file.id) ?? []), use])
    }
  })
  const total = uses.size
  let done = 0
  const ended = await readContents(repository, [...uses.keys()], MAX_BYTES, (id, read) => {
    for (const use of uses.get(id) ?? []) use(read)
    uses.delete(id)
    onRead?.(++done, total)
  })
  if (!ended.ok) return ended
  return { ok: true, sides: sides.filter((side) => !taken.has(side)), absent }
}
