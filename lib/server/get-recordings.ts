import 'server-only'
import { facetsOf } from '#lib/catalog/facets'
import { GROUPINGS } from '#lib/catalog/line'
import { readAddress } from '#lib/catalog/list-address'
import { parseQuery } from '#lib/catalog/query'
import { selectRows } from '#lib/catalog/search'
import { parseSort, SORT_KEYS } from '#lib/catalog/sort'
import { catalogueOf } from './catalogue'
import { listLines, listView } from './list'
import { failure } from './request-body'
import { settings } from './settings'

const MAX_LIMIT = 5000
const DEFAULT_LIMIT = 100

/**
 * `GET /api/recordings?q=&sort=&offset=&limit=`: the rows that match, with facets. With `group` the lines of the grouped
 * list as the page shows them; with `only=lines` nothing beside them.
 */
export function getRecordings(request: Request): Response {
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
  if (group === null) {
    return Response.json(rowsOf(root.root, { text: search.get('q') ?? '', sort, ...window }))
  }
  if (!(GROUPINGS as readonly string[]).includes(group)) {
    return failure(400, 'bad-request', `group is one of ${GROUPINGS.join(', ')}.`)
  }
  const list = search.get('only') === 'lines' ? listLines : listView
  const offset = search.has('offset') ? window.offset : null
  return Response.json(list(root.root, readAddress(search), { ...window, offset }))
}

interface RowsRequest {
  readonly text: string
  readonly sort: Parameters<typeof selectRows>[2]
  readonly offset: number
  readonly limit: number
}

function rowsOf(root: string, { text, sort, offset, limit }: RowsRequest): object {
  const { entries, problems } = catalogueOf(root)
  const query = parseQuery(text)
  const rows = selectRows(entries, query, sort)
  return {
    total: rows.length,
    offset,
    rows: rows.slice(offset, offset + limit),
    facets: facetsOf(entries, query),
    notes: query.notes,
    unlisted: problems,
  }
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
