import { relative, resolve } from 'node:path'
import { type GitFailure, gitFailure } from './failure'
import { isObjectId } from './object-id'
import { runOnRepository } from './run'

export type ObjectFormat = 'sha1' | 'sha256'

/** The repository that a root lies in. */
export interface Repository {
  /** The folder that is open: absolute, links resolved. All paths that are given are relative to it. */
  readonly root: string
  /** The work tree's topmost folder, absolute. */
  readonly top: string
  /** From `top` to `root`, with `/`; empty when they are one. */
  readonly prefix: string
  /** Where objects and branches are kept; that of the main work tree for a linked one. Absolute. */
  readonly commonDir: string
  /** Git's list of the files in the work tree. Absolute; there may be none yet. */
  readonly indexFile: string
  readonly format: ObjectFormat
  /** True when the history was cut off by `git clone --depth`. */
  readonly isShallow: boolean
}

/** A repository that was opened, with what was looked up in it. */
export interface OpenedRepository {
  readonly ok: true
  readonly repository: Repository
  readonly commits: readonly string[]
  readonly mergeBases: readonly string[]
}

// One line each but the last two, which are paths and may hold line breaks themselves: the second is below the first.
const QUESTIONS = [
  '--is-bare-repository',
  '--is-inside-work-tree',
  '--is-shallow-repository',
  '--show-object-format',
  '--show-cdup',
  '--path-format=absolute',
  '--git-common-dir',
  '--git-path',
  'index',
] as const
const ANSWER =
  /^(true|false)\n(true|false)\n(true|false)\n(sha1|sha256)\n((?:\.\.\/)*)\n(\/[^\0]*)\n(\6\/[^\0]*)\n$/

/**
 * Finds the repository that a root lies in: a work tree's top or any folder of it, a linked work tree, a submodule.
 * @param root absolute, links resolved
 * @param revisions what to look up in the same call, such as `HEAD^{commit}`; nothing that git takes for an option
 * @param both two revisions with three dots between them, to find where their histories part
 * @returns the ids of the revisions, and those of the merge bases. It also fails when a revision names nothing, or more
 * than one commit
 */
export async function openRepository(
  root: string,
  revisions: readonly string[] = [],
  both: string | null = null,
): Promise<OpenedRepository | GitFailure> {
  const ran = await runOnRepository(root, ['rev-parse', ...QUESTIONS, ...revisions, ...(both ? [both] : [])])
  if (!ran.ok) return openFailure(root, ran)
  const [answer, ids] = splitAnswer(ran.output.toString('utf8'))
  const commits = ids.slice(0, revisions.length)
  const mergeBases = ids.slice(revisions.length).flatMap((id) => (id.startsWith('^') ? [id.slice(1)] : []))
  if (
    commits.length < revisions.length ||
    !commits.every(isObjectId) ||
    (commits.length > 0 && ran.errors !== '')
  ) {
    return gitFailure('git-failed', 'A branch, tag or commit that was named is not one commit.')
  }
  const [, isBare, isInside, isShallow, format, up, commonDir, indexFile] = ANSWER.exec(answer) ?? []
  if (isBare === 'true' || answer.startsWith('true')) return bareFailure(root)
  if (isInside === 'false' || /^false\nfalse/.test(answer)) return outsideWorkTree(root)
  if (up === undefined || commonDir === undefined || indexFile === undefined) {
    return gitFailure('git-failed', `git is too old, or answered what was not expected: 2.31 is needed.`)
  }
  const top = resolve(root, up)
  return {
    ok: true,
    repository: {
      ...{ root, top, prefix: relative(top, root), commonDir, indexFile },
      format: format === 'sha256' ? 'sha256' : 'sha1',
      isShallow: isShallow === 'true',
    },
    ...{ commits, mergeBases },
  }
}

/** Takes the last lines, which are ids, from the end of an answer. The line before them is a path. */
function splitAnswer(answer: string): [string, string[]] {
  const lines = answer.split('\n')
  const first = lines.findLastIndex((line) => line !== '' && !/^\^?[0-9a-f]{40,64}$/.test(line)) + 1
  const ids = lines.splice(first, lines.length - 1 - first)
  return [lines.join('\n'), ids]
}

function bareFailure(root: string): GitFailure {
  return gitFailure(
    'bare-repository',
    `${JSON.stringify(root)} is in a bare repository, which has no files to compare: open a clone of it.`,
  )
}

function outsideWorkTree(root: string): GitFailure {
  return gitFailure(
    'no-repository',
    `${JSON.stringify(root)} is not in the work tree of the repository that git finds there: open a folder of the work tree.`,
  )
}

function openFailure(root: string, failed: GitFailure & { readonly errors: string }): GitFailure {
  const { code, message, errors } = failed
  if (code !== 'git-failed') return gitFailure(code, message)
  if (/safe\.bareRepository|must be run in a work tree/.test(errors)) return bareFailure(root)
  if (/dubious ownership/.test(errors)) {
    return gitFailure(
      'foreign-owner',
      `The repository of ${JSON.stringify(root)} belongs to somebody else, so git does not open it. If you trust it, say so yourself (git config --global --add safe.directory FOLDER).`,
    )
  }
  if (/not a git repository/.test(errors)) {
    return gitFailure(
      'no-repository',
      `${JSON.stringify(root)} is in no git repository: nothing to compare with.`,
    )
  }
  return gitFailure(
    'unreadable-repository',
    `The repository of ${JSON.stringify(root)} cannot be read: ${message}`,
  )
}
