import 'server-only'
import { parseChange } from '#lib/api/review'
import { askGit } from '../threads/compare-thread'
import { failure, notParsed } from './request-body'
import { reviewOfRequest } from './review-of-request'

/**
 * `CHANGE`, `RAW_SIDES` and `CHUNK_SIDES` of lib/api: one change, or a part of it. 409 when the file in the work tree
 * is no longer the one that was compared.
 */
export async function getReviewChange(request: Request): Promise<Response> {
  const parsed = parseChange(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const named = await reviewOfRequest(request)
  if (named instanceof Response) return named
  const { at, part, isWhole } = parsed.input
  const found = named.reviewed.keyed.find(({ change }) => change.path === at)
  if (!found) return failure(404, 'not-found', `Nothing changed in ${JSON.stringify(at)}.`)
  const { repository, head } = named
  const asked = { repository, change: found.change, isWorkTree: head.commit === null }
  if (part === null) {
    const read = await askGit('change', { ...asked, isWhole })
    return read.ok ? Response.json(read.view) : failed(read)
  }
  const read = await askGit('part', { ...asked, part })
  return read.ok ? Response.json(read.sides) : failed(read)
}

function failed({ code, message }: { readonly code: string; readonly message: string }): Response {
  return failure(code === 'changed-since' ? 409 : 500, code, message)
}
