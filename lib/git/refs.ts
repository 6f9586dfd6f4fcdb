import type { CommitLine, Ref, RefLists } from '#lib/review/ends'
import type { GitFailure } from './failure'
import type { Repository } from './repository'
import { runOnRepository } from './run'

const COMMITS = 50
const KINDS = { 'refs/heads/': 'branch', 'refs/remotes/': 'remote', 'refs/tags/': 'tag' } as const

/** What a reader can choose a base from: branches, branches of remotes, tags, and the last 50 commits of HEAD. */
export async function refsOf(
  repository: Repository,
): Promise<({ readonly ok: true } & RefLists) | GitFailure> {
  const [named, history] = await Promise.all([
    runOnRepository(repository.root, LIST_REFS),
    runOnRepository(repository.root, LIST_COMMITS),
  ])
  if (!named.ok) return named
  return { ok: true, refs: refsIn(named.output), commits: history.ok ? commitsIn(history.output) : [] }
}

const LIST_REFS = [
  ...['log', '--no-walk', '--branches', '--remotes', '--tags', '--no-color', '--no-show-signature'],
  ...['--decorate=full', ...Object.keys(KINDS).map((start) => `--decorate-refs=${start}`)],
  ...['--format=%D', '-z'],
]

function refsIn(output: Buffer): Ref[] {
  // No ref's name holds a space, so a comma and a space separate two names.
  const names = output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => line.split(', '))
    .map((name) => name.replace(/^(?:HEAD -> |tag: )/, ''))
    // A name that is not UTF-8 can be neither shown here nor asked for.
    .filter((name) => name.startsWith('refs/') && !name.includes('\ufffd') && !name.endsWith('/HEAD'))
  const short = names.map((name) => name.replace(/^refs\/[^/]+\//, ''))
  const isTaken = (name: string): boolean => short.filter((one) => one === name).length > 1
  return names.flatMap((full, index) => {
    const start = Object.entries(KINDS).find(([one]) => full.startsWith(one))
    const name = short[index] ?? ''
    if (start === undefined) return []
    return [{ name: name.startsWith('-') || isTaken(name) ? full : name, kind: start[1] }]
  })
}

const LIST_COMMITS = [
  ...['rev-list', `--max-count=${COMMITS}`, '--no-commit-header', '--encoding=UTF-8'],
  ...['--format=%H%x00%s', 'HEAD', '--'],
]

function commitsIn(output: Buffer): CommitLine[] {
  const lines = output.toString('utf8').split('\n').slice(0, -1)
  return lines.map((line) => ({
    commit: line.slice(0, line.indexOf('\0')),
    subject: line.slice(line.indexOf('\0') + 1),
  }))
}
