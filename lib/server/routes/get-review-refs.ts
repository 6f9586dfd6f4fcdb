import 'server-only'
import type { RefLists } from '#lib/review/ends'
import { settings } from '../settings'
import { askGit } from '../threads/compare-thread'
import { failure } from './request-body'

/** `REFS` of lib/api: the branches, tags and commits from which a base or head can be chosen. */
export async function getReviewRefs(): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const refs = await askGit('refs', { root: root.root })
  return refs.ok
    ? Response.json({ refs: refs.refs, commits: refs.commits } satisfies RefLists)
    : failure(404, refs.code, refs.message)
}
