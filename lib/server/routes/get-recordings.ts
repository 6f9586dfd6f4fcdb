import 'server-only'
import { parseList } from '#lib/api/list'
import { asksForChanges } from '#lib/query/asks-for-changes'
import { parseQuery } from '#lib/query/query'
import { settings } from '../settings'
import { changesKnown, followChanges } from '../threads/changes'
import { ask } from '../threads/index-thread'
import { failure, notParsed } from './request-body'

/** How long a script that asks for changes waits for them, in milliseconds: it gets no later update. */
const PATIENCE_MS = 20_000

/** `GET /api/recordings` (`parseList`, `LIST` and `LINES` of lib/api): the matching rows, or the lines of the page. */
export async function getRecordings(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseList(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const { input } = parsed
  followChanges(root.root)
  if (input.kind !== 'rows') return Response.json(await ask(root.root, input.kind, input))
  if (asksForChanges(parseQuery(input.text))) await changesKnown(root.root, PATIENCE_MS)
  const rows = await ask(root.root, 'rows', input)
  return new Response(rows, { headers: { 'content-type': 'application/json' } })
}
