import { realpathSync } from 'node:fs'
import { unreadableFile } from '#lib/check/unreadable'
import { errnoOf } from '#lib/disk/errno'
import { findRecordings } from '#lib/disk/find'
import { readBytes } from '#lib/disk/read'
import { blobIdOf } from '#lib/git/blob-id'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { submoduleProblem } from '#lib/git/submodule'
import { filesAt, type GitFile } from '#lib/git/tree'
import type { Version } from '#lib/review/change'
import { recordingsOf } from './scope'
import { versionOf } from './version'
import { workTreeIds } from './work-tree-ids'

/** A recording that differs between a commit and the work tree. */
export interface WorkTreeChange {
  readonly path: string
  readonly base: GitFile | null
  readonly head: Version | null
}

/**
 * Finds the recordings whose bytes differ between a commit and the work tree, whether staged, unstaged or untracked.
 * Files that git ignores count too, because the recorder finds them; files of submodules do not. Where git rewrites
 * files at a checkout (line endings, filters), their bytes count as changed.
 */
export async function workTreeChanges(
  repository: Repository,
  base: string,
): Promise<
  | {
      readonly ok: true
      readonly changed: readonly WorkTreeChange[]
      readonly problems: readonly GitProblem[]
    }
  | GitFailure
> {
  const { root, format } = repository
  const committed = await filesAt(repository, base, recordingsOf(root))
  if (!committed.ok) return committed
  const found = findRecordings(root)
  const isForeign = (path: string): boolean =>
    committed.submodules.some((folder) => path.startsWith(`${folder}/`))
  const files = found.files.filter(({ path }) => !isForeign(path))
  const ids = workTreeIds(root, files, format)
  const changed: WorkTreeChange[] = []
  for (const { path } of files) {
    const before = committed.files.get(path) ?? null
    if (before !== null && before.id === ids.get(path)) continue
    if (before?.mode !== '100644' && before?.mode !== '100755' && isLinked(root, path)) continue
    const head = versionOnDisk(repository, path)
    if (head !== null && head.id !== before?.id) changed.push({ path, base: before, head })
    else if (head === null && before !== null) changed.push({ path, base: before, head: null })
  }
  const present = new Set(files.map(({ path }) => path))
  for (const [path, file] of committed.files) {
    if (!present.has(path)) changed.push({ path, base: file, head: null })
  }
  const skipped = committed.submodules.flatMap((folder) =>
    holdsRecordings(found.files, folder) ? [folder] : [],
  )
  const problems = [...committed.problems, ...found.problems, ...skipped.map(submoduleProblem)]
  return { ok: true, changed, problems }
}

function holdsRecordings(files: readonly { readonly path: string }[], folder: string): boolean {
  return files.some(({ path }) => path.startsWith(`${folder}/`))
}

/** Returns true for a path that leads elsewhere in the root: its target is compared under its own path. */
function isLinked(root: string, path: string): boolean {
  try {
    return realpathSync.native(`${root}/${path}`) !== `${root}/${path}`
  } catch (error) {
    errnoOf(error)
    return false
  }
}

/** Reads the version of a recording in the work tree; null when the file no longer exists. */
export function versionOnDisk({ root, format }: Repository, path: string): Version | null {
  const read = readBytes(root, path)
  if (read.ok) return versionOf(path, blobIdOf(read.bytes, format), read.bytes)
  if (read.code === 'not-found' || read.code === 'outside') return null
  return {
    path,
    id: `unread ${path}`,
    recording: unreadableFile(path, { code: read.code, message: read.message }),
  }
}
