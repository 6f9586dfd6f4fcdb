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
  // Git runs in the root and finds the folder itself, so the folder's name, whatever its bytes, is never an argument.
  const ran = await runOnObjects(repository, ['ls-tree', '-r', '-z', ...objectIds(commit)])
  if (!ran.ok) return gitFailure(ran.code, missingObjectMessage(ran.message))
  const files = new Map<string, GitFile>()
  const problems: GitProblem[] = []
  const submodules: string[] = []
  for (const record of recordsOf(ran.output)) {
    const tab = record.indexOf('\t')
    const [mode = '', , id = ''] = record.toString('latin1', 0, tab).split(' ')
    const name = record.subarray(tab + 1)
    if (!isFileMode(mode)) {
      submodules.push(name.toString('utf8'))
      continue
    }
    const path = pathOf(name, takes, problems)
    if (path !== undefined) files.set(path, { id, mode })
  }
  return { ok: true, files, submodules, problems }
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

/** The path that bytes name; undefined when it is not wanted, or when it is not UTF-8, which is noted. */
export function pathOf(
  bytes: Buffer,
  takes: (path: string) => boolean,
  problems: GitProblem[],
): string | undefined {
  const path = bytes.toString('utf8')
  if (!takes(path)) return undefined
  if (!path.includes('\ufffd') || Buffer.from(path, 'utf8').equals(bytes)) return path
  problems.push({ path, message: 'The name is not valid UTF-8, so no path leads here: rename it.' })
  return undefined
}

/** The sentence for a tree or commit that git did not find. */
export function missingObjectMessage(message: string): string {
  return /not a tree object|bad object|unable to read tree|unable to parse|Could not read/i.test(message)
    ? `A part of the commit is not in this clone, and nothing is fetched (${message}): git fetch brings it, or git fetch --refetch in a partial clone.`
    : message
}
