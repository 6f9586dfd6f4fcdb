import 'server-only'
import { asksForChanges } from '#lib/entry/change-mark'
import { readAddress } from '#lib/list/address'
import { GROUPINGS } from '#lib/list/line'
import { parseSort, SORT_KEYS } from '#lib/list/sort'
import { parseQuery } from '#lib/query/query'
import { settings } from '../settings'
import { changesKnown, followChanges } from '../threads/changes'
import { ask } from '../threads/index-thread'
import { failure } from './request-body'

const MAX_LIMIT = 5000
const DEFAULT_LIMIT = 100
/** A script that asks for changes has no other answer to come. */
const PATIENCE_MS = 20_000
/** Lines in sight that a page names to keep its place. */
const MAX_NEAR = 50

/**
 * `GET /api/recordings?q=&sort=&offset=&limit=`: the rows that match, with facets. With `group` the lines of the grouped
 * list as the page shows them (`near=` names lines to be around, `at=` the chosen one); with `only=lines` nothing beside them.
 */
export async function getRecordings(request: Request): Promise<Response> {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const search = new URL(request.url).searchParams
  const window = windowOf(search)
  if (typeof window === 'string') return failure(400, 'bad-request', window)
  const sort = parseSort(search.get('sort') ?? '')
  if (sort === null) {
    const message = `sort is one of ${SORT_KEYS.join(', ')}, with - before it for descending.`
    return failure(400, 'bad-request', message)
  }
  const group = search.get('group')
  followChanges(root.root)
  if (group === null) {
    if (asksForChanges(parseQuery(search.get('q') ?? ''))) await changesKnown(root.root, PATIENCE_MS)
    const rows = await ask(root.root, 'rows', { text: search.get('q') ?? '', sort, ...window })
    return new Response(rows, { headers: { 'content-type': 'application/json' } })
  }
  if (!(GROUPINGS as readonly string[]).includes(group)) {
    return failure(400, 'bad-request', `group is one of ${GROUPINGS.join(', ')}.`)
  }
  const kind = search.get('only') === 'lines' ? 'lines' : 'list'
  const offset = search.has('offset') ? window.offset : null
  const near = search.getAll('near').slice(0, MAX_NEAR)
  const asked = { address: readAddress(search), window: { ...window, offset, near } }
  return Response.json(await ask(root.root, kind, asked))
}

/** The window asked for, or what is wrong with it. */
function windowOf(search: URLSearchParams): { offset: number; limit: number } | string {
  const offset = numberOf(search.get('offset'), 0)
  const limit = numberOf(search.get('limit'), DEFAULT_LIMIT)
  if (offset === null) return 'offset is a whole number from 0 on.'
  if (limit === null || limit > MAX_LIMIT) return `limit is a whole number from 0 to ${MAX_LIMIT}.`
  return { offset, limit }
}

function numberOf(text: string | null, missing: number): number | null {
  if (text === null || text === '') return missing
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
