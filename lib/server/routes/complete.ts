import 'server-only'
import { parseCompletions } from '#lib/api/complete'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { failure, notParsed } from './request-body'

/** `COMPLETE` of lib/api: how a query can go on. 400 for a place that is not in it. */
export async function getCompletions(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseCompletions(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  return Response.json(await ask(root.root, 'complete', parsed.asked))
}
