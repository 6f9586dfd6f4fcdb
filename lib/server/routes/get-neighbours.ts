import 'server-only'
import { parseNeighbours } from '#lib/api/neighbours'
import { refusePath } from '#lib/disk/path'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { statusOfRead } from './get-recording'
import { failure, notParsed } from './request-body'

/**
 * `NEIGHBOURS` of lib/api: the recordings before and after one in a list. One that is gone is in no
 * list; 403 or 404 for what cannot be a recording.
 */
export async function getNeighbours(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseNeighbours(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const refused = refusePath(root.root, parsed.input.path)
  if (refused) return failure(statusOfRead(refused.code), refused.code, refused.message)
  return Response.json(await ask(root.root, 'neighbours', parsed.input))
}
