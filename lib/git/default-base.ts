import { type GitFailure, gitFailure } from './failure'
import { isObjectId, objectIds, shortId } from './object-id'
import type { Repository } from './repository'
import { resolveRef, SHALLOW } from './resolve'
import { runOnRepository } from './run'

export interface DefaultBase {
  readonly ok: true
  /** As the reader sees it: `merge base with origin/main, 1a2b3c4`. */
  readonly name: string
  /** Its id, in full. */
  readonly commit: string
}

const CANDIDATES = {
  'refs/remotes/origin/main': 'origin/main',
  'refs/remotes/origin/master': 'origin/master',
  'refs/heads/main': 'main',
  'refs/heads/master': 'master',
} as const

/**
 * The base of a branch when the reader names none: the commit where the branch left `origin/main`, `origin/master`,
 * `main` or `master`, whichever of these exists first. On that branch itself, this is its own last commit, so only what
 * is not committed yet shows.
 * @param head id of a commit; that of HEAD when it is left out
 */
export async function defaultBase(repository: Repository, head?: string): Promise<DefaultBase | GitFailure> {
  const resolved =
    head === undefined ? await resolveRef(repository, 'HEAD') : { ok: true as const, commit: head }
  if (!resolved.ok) return resolved
  for (const [ref, name] of Object.entries(CANDIDATES)) {
    // Prints both ends, and each merge base after a `^`.
    const range = `${ref}...${objectIds(resolved.commit)[0]}`
    const ran = await runOnRepository(repository.root, ['rev-parse', range, '--'])
    if (!ran.ok && ran.code !== 'git-failed') return ran
    if (!ran.ok) continue
    const found = ran.output
      .toString('utf8')
      .split('\n')
      .find((line) => line.startsWith('^'))
      ?.slice(1)
    if (found === undefined || !isObjectId(found)) return noMergeBase(repository, name)
    return { ok: true, name: `merge base with ${name}, ${shortId(found)}`, commit: found }
  }
  return gitFailure('no-base', 'There is no branch main or master to compare with: name a base.')
}

function noMergeBase({ isShallow }: Repository, name: string): GitFailure {
  const why = isShallow ? SHALLOW : 'Their histories have nothing in common: name a base.'
  return gitFailure('no-base', `No commit was found where this branch left ${name}. ${why}`)
}
