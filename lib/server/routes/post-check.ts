import 'server-only'
import { parseCheck } from '#lib/api/check'
import { checkBytes } from './check-text'
import { bodyBytes, notParsed, notUtf8Text, refusedType } from './request-body'

/** `CHECK_TEXT` of lib/api: checks a text as the recording at a path. */
export async function postCheck(request: Request): Promise<Response> {
  const parsed = parseCheck(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const refused = refusedType(request.headers)
  if (refused) return refused
  const body = await bodyBytes(request)
  if (body instanceof Response) return body
  const sent = checkBytes(parsed.input.path, body)
  return sent.ok ? Response.json(sent.checked) : notUtf8Text(body, sent)
}
