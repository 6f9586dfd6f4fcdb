import 'server-only'
import { parseNeighbours } from '#lib/api/neighbours'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { failure, notParsed } from './request-body'

/** `NEIGHBOURS` of lib/api: the recordings before and after one in a list. 404 when there is no such recording. */
export async function getNeighbours(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseNeighbours(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const neighbours = await ask(root.root, 'neighbours', parsed.input)
  if (neighbours === null) {
    return failure(404, 'not-found', `There is no recording ${parsed.input.path} below the root.`)
  }
  return Response.json(neighbours)
}
