import { type GitFailure, type GitProblem, gitFailure } from './failure'
import { objectIds } from './object-id'
import { runOnObjects } from './object-reader'
import type { Repository } from './repository'

/** A file as a commit has it. */
export interface GitFile {
  /** Id of the blob. */
  readonly id: string
  /** `120000` is a symbolic link, its content being where it leads. */
  readonly mode: '100644' | '100755' | '120000'
}

export interface GitFiles {
  /** By path, relative to the root, with `/`. In git's order. */
  readonly files: ReadonlyMap<string, GitFile>
  /** Paths of submodules, whose files belong to other repositories. */
  readonly submodules: readonly string[]
  readonly problems: readonly GitProblem[]
}

/**
 * The files below the root in a commit. A commit without that folder has none.
 * @param commit id in full
 * @param takes says of a path whether it is wanted
 */
export async function filesAt(
  repository: Repository,
  commit: string,
  takes: (path: string) => boolean,
): Promise<({ readonly ok: true } & GitFiles) | GitFailure> {
  const listed = await entriesAt(repository, commit)
  if (!listed.ok) return listed
  if (lastTaken?.entries === listed.entries && lastTaken.takes === takes) return lastTaken.files
  const files = new Map<string, GitFile>()
  const problems: GitProblem[] = []
  const submodules: string[] = []
  for (const { name, file } of listed.entries) {
    if (file === null) submodules.push(name.path)
    else if (takes(name.path) && isUtf8(name, problems)) files.set(name.path, file)
  }
  const taken = { ok: true as const, files, submodules, problems }
  lastTaken = { entries: listed.entries, takes, files: taken }
  return taken
}

/** What was last taken from a list: the same is asked for again and again, as the list is. */
let lastTaken:
  | {
      readonly entries: readonly Entry[]
      readonly takes: (path: string) => boolean
      readonly files: { readonly ok: true } & GitFiles
    }
  | undefined

/** A file of a commit; null for a submodule. */
interface Entry {
  readonly name: Name
  readonly file: GitFile | null
}

/** The most output of git (in bytes) that is remembered. */
const MOST_REMEMBERED = 8 * 1024 * 1024
/** What a commit holds never changes, so the last list is kept: the base of a work tree is asked for again and again. */
let last: { readonly key: string; readonly entries: readonly Entry[] } | undefined

async function entriesAt(
  repository: Repository,
  commit: string,
): Promise<{ readonly ok: true; readonly entries: readonly Entry[] } | GitFailure> {
  const key = [repository.commonDir, repository.root, commit].join('\0')
  if (last?.key === key) return { ok: true, entries: last.entries }
  // Git runs in the root and finds the folder itself, so the folder's name, whatever its bytes, is never an argument.
  const ran = await runOnObjects(repository, ['ls-tree', '-r', '-z', ...objectIds(commit)])
  if (!ran.ok) return gitFailure(ran.code, missingObjectMessage(ran.message))
  const entries = [...recordsOf(ran.output)].map(entryOf)
  if (ran.output.length <= MOST_REMEMBERED) last = { key, entries }
  return { ok: true, entries }
}

/** `MODE TYPE ID\tNAME` */
function entryOf(record: Buffer): Entry {
  const tab = record.indexOf('\t')
  const [mode = '', , id = ''] = record.toString('latin1', 0, tab).split(' ')
  return { name: nameIn(record.subarray(tab + 1)), file: isFileMode(mode) ? { id, mode } : null }
}

/** The pieces of an output in which every piece ends with NUL. */
export function* recordsOf(output: Buffer): Generator<Buffer> {
  let start = 0
  for (let end = output.indexOf(0); end !== -1; end = output.indexOf(0, start)) {
    yield output.subarray(start, end)
    start = end + 1
  }
}

/** False for a submodule, which is a commit of another repository. */
export function isFileMode(mode: string): mode is GitFile['mode'] {
  return mode === '100644' || mode === '100755' || mode === '120000'
}

interface Name {
  readonly path: string
  /** False when bytes that are not UTF-8 were replaced in the path. */
  readonly isWhole: boolean
}

function nameIn(bytes: Buffer): Name {
  const path = bytes.toString('utf8')
  return { path, isWhole: !path.includes('\ufffd') || Buffer.from(path, 'utf8').equals(bytes) }
}

function isUtf8({ path, isWhole }: Name, problems: GitProblem[]): boolean {
  if (!isWhole) {
    problems.push({ path, message: 'The name is not valid UTF-8, so no path leads here: rename it.' })
  }
  return isWhole
}

/** The path that bytes name; undefined when it is not wanted, or when it is not UTF-8, which is noted. */
export function pathOf(
  bytes: Buffer,
  takes: (path: string) => boolean,
  problems: GitProblem[],
): string | undefined {
  const name = nameIn(bytes)
  return takes(name.path) && isUtf8(name, problems) ? name.path : undefined
}

/** The sentence for a tree or commit that git did not find. */
export function missingObjectMessage(message: string): string {
  return /not a tree object|bad object|unable to read tree|unable to parse|Could not read/i.test(message)
    ? `A part of the commit is not in this clone, and nothing is fetched (${message}): git fetch brings it, or git fetch --refetch in a partial clone.`
    : message
}
