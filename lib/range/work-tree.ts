import { realpathSync } from 'node:fs'
import { unreadableFile } from '#lib/check/unreadable'
import { errnoOf } from '#lib/disk/errno'
import { findRecordingsInTurns } from '#lib/disk/find'
import { readBytes } from '#lib/disk/read'
import { statOf } from '#lib/disk/stat'
import { blobIdOf } from '#lib/git/blob-id'
import { cleaned } from '#lib/git/checkout/clean'
import { type Conversion, KEPT } from '#lib/git/checkout/conversion'
import type { IndexMarks } from '#lib/git/checkout/index-marks'
import { conversionsOf } from '#lib/git/checkout/read-conversions'
import { seenFiles } from '#lib/git/checkout/seen-files'
import { type Touched, touchedFiles } from '#lib/git/checkout/touched'
import type { GitFailure, GitProblem } from '#lib/git/failure'
import type { Repository } from '#lib/git/repository'
import { submoduleProblem } from '#lib/git/submodule'
import { filesAt, type GitFile } from '#lib/git/tree'
import type { Version } from '#lib/review/change'
import { type CheckedOut, checkedOut } from './checked-out'
import { type StillDiffering, withoutConverted } from './converted'
import { keptMarks } from './kept-marks'
import { named } from './named-paths'
import { recordingsOf } from './scope'
import { versionOf } from './version'
import { workTreeIds } from './work-tree-ids'

/** A recording that differs between a commit and the work tree. */
export interface WorkTreeChange {
  readonly path: string
  readonly base: GitFile | null
  /** The file on disk; where git does not look at it, that of its index. */
  readonly head: Version | GitFile | null
}

export interface WorkTreeChanges {
  readonly ok: true
  readonly changed: readonly WorkTreeChange[]
  readonly problems: readonly GitProblem[]
}

/**
 * Finds the recordings that git calls changed between a commit and the work tree, whether staged, unstaged or untracked:
 * line ends, encodings and pointers of Git LFS count as git keeps them. Files that git ignores, and those of other
 * repositories, are only named.
 * @param base full id of a commit
 */
export async function workTreeChanges(
  repository: Repository,
  base: string,
): Promise<WorkTreeChanges | GitFailure> {
  const { root, format } = repository
  const isRecording = recordingsOf(root)
  // Git works while the folders are listed.
  const asked = Promise.all([
    filesAt(repository, base, isRecording),
    touchedFiles(repository, base),
    keptMarks(repository),
  ])
  const known = asked.then((all) => knownBy(...all))
  const [[committed, touched], isKnown, found] = await Promise.all([
    asked,
    known,
    findRecordingsInTurns(root, known),
  ])
  if (!committed.ok) return committed
  const isForeign = (path: string): boolean =>
    committed.submodules.some((folder) => path.startsWith(`${folder}/`))
  const files = found.files.filter(({ path }) => !isForeign(path))
  const ids = workTreeIds(root, files, format)
  const present = new Set(files.map(({ path }) => path))
  const unfound = [...committed.files.keys()].filter((path) => !isKnown(path) && !present.has(path))
  // What cannot be reached may be there, so it is not removed.
  const unreachable = new Set(unfound.filter((path) => typeof statOf(`${root}/${path}`) === 'string'))
  const absent = unfound.filter((path) => !unreachable.has(path))
  const states = touched.ok ? touched.paths : new Map<string, never>()
  const still = await withoutConverted(
    repository,
    files.filter(({ path }, at) => isDiffering(root, path, committed.files.get(path), ids[at])),
    committed.files,
  )
  if (!still.ok) return still
  // What git no longer tracks is new to it, if it sees it at all.
  const dropped = files.flatMap(({ path }) => (states.get(path) === 'gone' ? [path] : []))
  const added = still.differing.filter((path) => !committed.files.has(path))
  const unseen = await unseenBy(repository, [...added, ...dropped])
  if (!unseen.ok) return unseen
  const compared = still.differing.filter((path) => !unseen.paths.has(path))
  const seen = { ...still, differing: [...compared, ...unreachable] }
  const missing = [...absent, ...dropped.filter((path) => unseen.paths.has(path))]
  const indexed = indexedFiles(states, (path) => isRecording(path) && !isForeign(path))
  const out = await checkedOut(repository, seen, { missing, indexed })
  if (!out.ok) return out
  const { changed, unconverted } = changesIn(
    repository,
    { ...seen, files: committed.files, missing, indexed },
    out,
  )
  const skipped = committed.submodules.filter((folder) => holdsRecordings(found.files, folder))
  const problems = [...committed.problems, ...found.problems, ...skipped.map(submoduleProblem)]
  return { ok: true, changed, problems: [...problems, ...unseen.problems, ...out.problems, ...unconverted] }
}

/**
 * Tells of a path whether git has looked at the file and found it to be as the commit has it. Where git did not answer,
 * each file is looked at here.
 */
function knownBy(
  committed: Awaited<ReturnType<typeof filesAt>>,
  touched: Touched | GitFailure,
  marks: IndexMarks | GitFailure,
): (path: string) => boolean {
  if (!committed.ok || !touched.ok || !marks.ok) return () => false
  const { skipped, assumed } = marks
  return (path) =>
    committed.files.has(path) && !touched.paths.has(path) && !skipped.has(path) && !assumed.has(path)
}

/** The files that git's index has in place of those of the commit. */
function indexedFiles(states: Touched['paths'], takes: (path: string) => boolean): Map<string, GitFile> {
  const files = [...states].flatMap(([path, file]): [string, GitFile][] =>
    typeof file === 'string' || !takes(path) ? [] : [[path, file]],
  )
  return new Map(files)
}

interface Unseen {
  readonly ok: true
  readonly paths: ReadonlySet<string>
  readonly problems: readonly GitProblem[]
}

/** Finds those files among new ones that git does not see: what it ignores, and what belongs to another repository. */
async function unseenBy(repository: Repository, added: readonly string[]): Promise<Unseen | GitFailure> {
  if (added.length === 0) return { ok: true, paths: new Set(), problems: [] }
  const seen = await seenFiles(repository)
  if (!seen.ok) return seen
  const paths = added.filter((path) => !seen.has(path))
  const folders = new Set(paths.flatMap((path) => seen.repositoryOf(path) ?? []))
  const ignored = paths.filter((path) => seen.repositoryOf(path) === undefined)
  return {
    ok: true,
    paths: new Set(paths),
    problems: [
      ...[...folders].map(submoduleProblem),
      ...named(ignored, 'ignored by git, so it is not compared'),
    ],
  }
}

interface Differing extends StillDiffering {
  /** Those of the commit. */
  readonly files: ReadonlyMap<string, GitFile>
  readonly missing: readonly string[]
  readonly indexed: ReadonlyMap<string, GitFile>
}

function changesIn(
  repository: Repository,
  { files, differing, missing, indexed, conversions }: Differing,
  { isLeftOut }: CheckedOut,
): { readonly changed: WorkTreeChange[]; readonly unconverted: GitProblem[] } {
  const changed: WorkTreeChange[] = []
  const unconverted: GitProblem[] = []
  for (const path of differing.filter((one) => !isLeftOut(one))) {
    const base = files.get(path) ?? null
    const { version: head, problem } = versionOnDisk(repository, path, conversions.get(path))
    if (problem) unconverted.push(problem)
    if ((base !== null || head !== null) && head?.id !== base?.id) changed.push({ path, base, head })
  }
  for (const path of missing.filter((one) => !isLeftOut(one)))
    changed.push({ path, base: files.get(path) ?? null, head: null })
  for (const [path, head] of indexed)
    if (isLeftOut(path)) changed.push({ path, base: files.get(path) ?? null, head })
  return { changed, unconverted }
}

function isDiffering(
  root: string,
  path: string,
  before: GitFile | undefined,
  id: string | undefined,
): boolean {
  if (before !== undefined && before.id === id) return false
  return before?.mode === '100644' || before?.mode === '100755' || !isLinked(root, path)
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

/** Reads the version of one recording in the work tree as `workTreeChanges` does. */
export async function readOnDisk(
  repository: Repository,
  path: string,
): Promise<{ readonly ok: true; readonly version: Version | null } | GitFailure> {
  const conversions = await conversionsOf(repository, [path])
  if (!conversions.ok) return conversions
  return { ok: true, version: versionOnDisk(repository, path, conversions.byPath.get(path)).version }
}

interface OnDisk {
  /** Null when the file no longer exists. Its id is that of the bytes that git would keep. */
  readonly version: Version | null
  /** Why it is compared as stored; null when it is not. */
  readonly problem: GitProblem | null
}

function versionOnDisk({ root, format }: Repository, path: string, conversion: Conversion = KEPT): OnDisk {
  const read = readBytes(root, path)
  if (read.ok) {
    const clean = cleaned(read.bytes, conversion)
    const bytes = clean ?? read.bytes
    // What replay reads is the file itself, not the pointer that git keeps for it.
    const shown = conversion.isLargeFile ? read.bytes : bytes
    const version = versionOf(path, blobIdOf(bytes, format), shown)
    return { version, problem: clean ? null : { path, message: notDecoded(conversion) } }
  }
  if (read.code === 'not-found' || read.code === 'outside') return { version: null, problem: null }
  const recording = unreadableFile(path, { code: read.code, message: read.message })
  return { version: { path, id: `unread ${path}`, recording }, problem: null }
}

function notDecoded({ encoding }: Conversion): string {
  return `It is compared as stored: tapedeck cannot read it in the encoding ${JSON.stringify(encoding)}, which its attributes name.`
}
