import 'server-only'
import { pathOfAddress } from '../paths'
import { checkText } from './check-text'
import { bodyText, failure, refusedType } from './request-body'

/**
 * `POST /api/check/PATH`, body = a whole text: what it would be as the recording at that path. 200 with
 * `{problems, hash, messages}`; nothing is written.
 */
export async function postCheck(request: Request): Promise<Response> {
  const path = pathOfAddress(request.url, '/api/check/')
  if (path === null) return failure(404, 'not-found', 'The address is not a valid encoding of a path.')
  const refused = refusedType(request.headers)
  if (refused) return refused
  const body = await bodyText(request)
  return body instanceof Response ? body : Response.json(checkText(path, body))
}
