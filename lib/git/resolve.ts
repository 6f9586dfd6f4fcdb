import { type GitFailure, gitFailure } from './failure'
import { nearestNames } from './nearest'
import { isObjectId } from './object-id'
import { refsOf } from './refs'
import { type OpenedRepository, openRepository, type Repository } from './repository'
import { runOnRepository } from './run'

export type Resolved = { readonly ok: true; readonly commit: string } | GitFailure

/** Longer than the name of any file that holds a ref. */
const MAX_LENGTH = 1024

/**
 * The commit that a reader's words name: a branch, a tag, an id, `HEAD~2`. Nothing that git could take for an option, a
 * range or an exclusion gets through. A name that a branch and a tag share is refused with both full names.
 */
export async function resolveRef(repository: Repository, text: string): Promise<Resolved> {
  if (!isSafe(text)) return noSuchRef(repository, text)
  const question = ['rev-parse', '--verify', '--end-of-options', commitOf(text)]
  const ran = await runOnRepository(repository.root, question)
  if (!ran.ok) return ran.code === 'git-failed' ? noSuchRef(repository, text) : ran
  if (/refname .* is ambiguous/.test(ran.errors)) {
    const both = [`refs/heads/${text}`, `refs/tags/${text}`]
    const message = `More than one branch or tag is called ${JSON.stringify(text)}: give the full name, such as ${both.join(' or ')}.`
    return gitFailure('ambiguous-ref', message, both)
  }
  const commit = ran.output.toString('utf8').trimEnd()
  return isObjectId(commit) ? { ok: true, commit } : noSuchRef(repository, text)
}

/**
 * Opens the repository of a root as `openRepository` does, and finds the commits that texts name as `resolveRef` does.
 * Mostly this is one call of git, which takes longer to start than to answer.
 * @param parting two of the texts whose merge bases are to be found
 * @returns with `mergeBases`, which are none when the histories have nothing in common
 */
export async function openAt(
  root: string,
  texts: readonly string[],
  parting: readonly [string, string] | null = null,
): Promise<OpenedRepository | GitFailure> {
  if ([...texts, ...(parting ?? [])].every(isSafe)) {
    const both = await openRepository(root, texts.map(commitOf), parting?.map(commitOf).join('...') ?? null)
    // Without texts nothing else can be wrong.
    if (both.ok || texts.length === 0) return both
  }
  // One by one, to find out what is wrong.
  const opened = await openRepository(root)
  if (!opened.ok) return opened
  const { repository } = opened
  const resolved = await Promise.all(texts.map((text) => resolveRef(repository, text)))
  const failed = resolved.find((one) => !one.ok)
  if (failed) return failed
  const commits = resolved.flatMap((one) => (one.ok ? [one.commit] : []))
  return { ok: true, repository, commits, mergeBases: [] }
}

function commitOf(text: string): string {
  return `${text}^{commit}`
}

function isSafe(text: string): boolean {
  // The closing brace of `^{commit}` would close an open one.
  const isOpen = /\{[^}]*$/.test(text)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no ref holds one, and a NUL cannot be an argument at all
  return text !== '' && text.length <= MAX_LENGTH && !isOpen && !/^[-^]|\.\.|[\0-\x1f\x7f]/.test(text)
}

async function noSuchRef(repository: Repository, text: string): Promise<GitFailure> {
  if (text === 'HEAD') return unbornFailure()
  const known = await refsOf(repository)
  const names = known.ok ? known.refs.map(({ name }) => name) : []
  const nearest = nearestNames(text.slice(0, MAX_LENGTH), names)
  const offer = nearest.length > 0 ? ` The nearest names: ${nearest.join(', ')}.` : ''
  const shallow = repository.isShallow ? ` ${SHALLOW}` : ''
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text
  const message = `No commit is called ${JSON.stringify(shown)} here.${offer}${shallow}`
  return gitFailure('no-such-ref', message, nearest)
}

/** A likely reason in a repository whose history was cut off. */
export const SHALLOW =
  'This clone is shallow: older commits and other branches are missing. git fetch --unshallow brings them.'

function unbornFailure(): GitFailure {
  return gitFailure(
    'unborn-branch',
    'The branch that is checked out has no commit yet: nothing to compare with.',
  )
}
