import 'server-only'
import { parseNeighbours } from '#lib/api/neighbours'
import { refusePath } from '#lib/disk/path'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { statusOfRead } from './get-recording'
import { failure, notParsed } from './request-body'
import { reviewNeighbours } from './review-neighbours'

/**
 * `NEIGHBOURS` of lib/api: the recordings before and after one in a list, or in a review. One that is gone is in no list;
 * 403 or 404 for what cannot be a recording, 404 or 500 when there is no such review.
 */
export async function getNeighbours(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseNeighbours(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const refused = refusePath(root.root, parsed.input.path)
  if (refused) return failure(statusOfRead(refused.code), refused.code, refused.message)
  const { path, address, review } = parsed.input
  if (review === null) return Response.json(await ask(root.root, 'neighbours', { path, address }))
  return reviewNeighbours(root.root, { ...review, at: path })
}
