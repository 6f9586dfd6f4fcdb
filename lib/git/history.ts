import type { CommitLine } from '#lib/review/ends'
import { type ChangedFile, sidesOf } from './changed'
import { type GitFailure, gitFailure } from './failure'
import { isObjectId } from './object-id'
import { streamObjects } from './object-reader'
import { RAW_DIFF, rawDiff } from './raw-diff'
import type { Repository } from './repository'
import { resolveRef } from './resolve'
import { runOnRepository } from './run'
import { missingObjectMessage, pathOf } from './tree'

/** A commit of a history, with the files of the root that it changed. */
export interface HistoryCommit extends CommitLine {
  readonly changed: readonly ChangedFile[]
  /** Whether it has no parent here: the first commit, or the last one that a shallow clone has. */
  readonly isFirst: boolean
}

export type History =
  | {
      readonly ok: true
      /** Those that changed one of the paths, the youngest first. */
      readonly commits: readonly HistoryCommit[]
      /** False when there are more commits than are looked at. */
      readonly isWhole: boolean
    }
  | GitFailure

/** The most commits that are looked at. */
const MOST = 500
const TIME_LIMIT_MS = 10_000
/** With more paths, all commits that changed anything below the root are looked at. */
const MOST_PATHS = 200

/**
 * Finds the commits of HEAD that changed files, and everything else that these commits changed below the root. It is
 * bounded in commits and in time, and only ids are compared.
 * @param paths relative to the root, with `/`
 * @param takes says of a path whether a change of it is wanted
 */
export async function historyOf(
  repository: Repository,
  paths: readonly string[],
  takes: (path: string) => boolean,
): Promise<History> {
  const head = await resolveRef(repository, 'HEAD')
  if (!head.ok) return head
  const listed = await runOnRepository(
    repository.root,
    [...LIST, head.commit, '--', ...(paths.length > MOST_PATHS ? ['.'] : paths)],
    { timeLimitMs: TIME_LIMIT_MS },
  )
  if (!listed.ok) return gitFailure(listed.code, missingObjectMessage(listed.message))
  const commits = commitsIn(listed.output)
  const changed = await changesOf(repository, commits, takes)
  if (!changed.ok) return changed
  return {
    ok: true,
    commits: commits.map(({ commit, subject, parents }) => {
      const files = changed.byCommit.get(commit) ?? []
      return { commit, subject, changed: files, isFirst: parents.length === 0 }
    }),
    isWhole: commits.length < MOST,
  }
}

// One commit a line; a subject holds no line break.
const LIST = [
  ...['rev-list', `--max-count=${MOST}`, '--no-commit-header', '--encoding=UTF-8'],
  '--format=%H%x00%P%x00%s',
]

interface Listed extends CommitLine {
  readonly parents: readonly string[]
}

function commitsIn(output: Buffer): Listed[] {
  const lines = output.toString('utf8').split('\n').slice(0, -1)
  return lines.map((line) => {
    const [commit = '', parents = '', subject = ''] = line.split('\0')
    return { commit, subject, parents: parents.split(' ').filter(isObjectId) }
  })
}

const COMPARE = ['diff-tree', '--stdin', '--root', '-m', '-r', ...RAW_DIFF, '--ignore-submodules=none']

type Changes =
  | { readonly ok: true; readonly byCommit: ReadonlyMap<string, readonly ChangedFile[]> }
  | GitFailure

/** Compares each commit with its parents. */
async function changesOf(
  repository: Repository,
  commits: readonly Listed[],
  takes: (path: string) => boolean,
): Promise<Changes> {
  if (commits.length === 0) return { ok: true, byCommit: new Map() }
  // Git lists the last commit of a shallow clone without its parents, which the clone lacks.
  const compared = commits.filter(({ parents }) => parents.length > 0 || !repository.isShallow)
  const lines = compared.map(({ commit, parents }) => [commit, ...parents].join(' '))
  const pieces: Buffer[] = []
  const ended = await streamObjects(repository, COMPARE, `${lines.join('\n')}\n`, (piece) => {
    pieces.push(piece)
    return true
  })
  if (!ended.ok) return gitFailure(ended.code, missingObjectMessage(ended.message))
  return { ok: true, byCommit: changesIn(Buffer.concat(pieces), takes) }
}

/** Reads the changed files of each commit. */
function changesIn(output: Buffer, takes: (path: string) => boolean): Map<string, ChangedFile[]> {
  const byCommit = new Map<string, ChangedFile[]>()
  let files: ChangedFile[] = []
  for (const one of rawDiff(output)) {
    if (typeof one === 'string') {
      files = byCommit.get(one) ?? []
      byCommit.set(one, files)
      continue
    }
    const path = pathOf(one.name, takes, [])
    if (path !== undefined) files.push({ path, ...sidesOf(one) })
  }
  return byCommit
}
