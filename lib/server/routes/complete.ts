import 'server-only'
import { settings } from '../settings'
import { ask } from '../threads/index-thread'
import { failure } from './request-body'

/** `GET /api/complete?q=&at=`: how the query can go on at the caret `at` (UTF-16 units; its end when left out). */
export async function getCompletions(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const search = new URL(request.url).searchParams
  const text = search.get('q') ?? ''
  const at = search.get('at') ?? String(text.length)
  if (!/^\d{1,9}$/.test(at) || Number(at) > text.length) {
    return failure(400, 'bad-request', 'at is a place in q: a whole number from 0 to its length.')
  }
  return Response.json(await ask(root.root, 'complete', { text, caret: Number(at) }))
}
