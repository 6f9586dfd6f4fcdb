import 'server-only'
import { parseCheck } from '#lib/api/check'
import { checkText } from './check-text'
import { bodyText, notParsed, refusedType } from './request-body'

/** `CHECK_TEXT` of lib/api: checks a text as the recording at a path. */
export async function postCheck(request: Request): Promise<Response> {
  const parsed = parseCheck(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const refused = refusedType(request.headers)
  if (refused) return refused
  const body = await bodyText(request)
  return body instanceof Response ? body : Response.json(checkText(parsed.input.path, body))
}
