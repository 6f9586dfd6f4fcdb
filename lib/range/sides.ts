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
interface Changed {
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
  watch: SidesWatch = {},
): Promise<SidesOfRange | GitFailure> {
  const found =
    head === null
      ? await workTreeChanges(repository, base)
      : await changedBetween(repository, base, head, recordingsOf(repository.root))
  if (!found.ok) return found
  const changed: readonly Changed[] = narrowed<Changed>(repository.root, found.changed)
  const linked = changed.filter(({ base, head }) => isLink(base) || isLink(head))
  const problems = [...found.problems, ...linked.map(({ path }) => ({ path, message: LINK }))]
  const read = await versionsOf(
    repository,
    changed.filter((one) => !linked.includes(one)),
    watch,
  )
  if (!read.ok) return read
  const pointers = named(read.pointers, 'compared as a Git LFS pointer: its content is not in this clone')
  return { ok: true, sides: read.sides, problems: [...problems, ...pointers] }
}

const LINK = 'In git this is a symbolic link: its target is compared under its own path.'

function isLink(file: GitFile | Version | null): boolean {
  return file !== null && 'mode' in file && file.mode === '120000'
}

interface VersionsRead {
  readonly ok: true
  readonly sides: readonly Side[]
  /** Paths whose content is not in this clone, only a pointer to it. */
  readonly pointers: readonly string[]
}

async function versionsOf(
  repository: Repository,
  changed: readonly Changed[],
  { onRead, take }: SidesWatch,
): Promise<VersionsRead | GitFailure> {
  const pointers = new Set<string>()
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
        if (!read.ok && read.code === 'missing-content') pointers.add(path)
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
  return { ok: true, sides: sides.filter((side) => !taken.has(side)), pointers: [...pointers] }
}
