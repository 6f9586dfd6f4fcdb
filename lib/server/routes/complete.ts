import 'server-only'
import { parseCompletions } from '#lib/api/complete'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { failure, notParsed } from './request-body'

/** `COMPLETE` of lib/api: the ways to continue a query. 400 for a caret outside the query. */
export async function getCompletions(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseCompletions(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  return Response.json(await ask(root.root, 'complete', parsed.input))
}
