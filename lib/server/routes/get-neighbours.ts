import 'server-only'
import { readAddress } from '#lib/list/address'
import { pathOfAddress } from '../paths'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { failure } from './request-body'

/** `GET /api/neighbours/PATH?q=&sort=&group=`: the recordings before and after one in a list. */
export async function getNeighbours(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const path = pathOfAddress(request.url, '/api/neighbours/')
  if (path === null) return failure(404, 'not-found', 'The address is not a valid encoding of a path.')
  const address = readAddress(new URL(request.url).searchParams)
  const neighbours = await ask(root.root, 'neighbours', { address, path })
  if (neighbours === null) {
    return failure(404, 'not-found', `There is no recording ${path} below the root.`)
  }
  return Response.json(neighbours)
}
