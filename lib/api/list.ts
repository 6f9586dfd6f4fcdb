import { readAddress, searchOf } from '#lib/list/address'
import type { LinesAsked, RowsAsked } from '#lib/list/asked'
import { GROUPINGS } from '#lib/list/line'
import type { ListLines, ListView } from '#lib/list/list-view'
import { parseSort, SORT_KEYS } from '#lib/list/sort'
import { tooLong } from '#lib/query/length'
import { badRequest, type Parsed, type Route, readJson } from './route'

const ADDRESS = '/api/recordings'
const MAX_LIMIT = 5000
const DEFAULT_LIMIT = 100
/** The maximum number of lines that a page names to keep its place. */
const MAX_NEAR = 50

/** What `GET /api/recordings` takes: scripts ask for rows, pages for the list or more of its lines. */
export type ListAsked =
  | ({ readonly kind: 'rows' } & RowsAsked)
  | ({ readonly kind: 'list' | 'lines' } & LinesAsked)

/**
 * Reads the address of a list. `?q=&sort=&offset=&limit=` asks for rows. With `group` it asks for lines, around the
 * first line of `near` that exists or the chosen line, `at`. Fails for an unknown sort or group, or a number out of
 * bounds.
 */
export function parseList({ searchParams: search }: URL): Parsed<ListAsked> {
  const offset = numberOf(search.get('offset'), 0)
  if (offset === null) return badRequest('offset is a whole number from 0 on.')
  const limit = numberOf(search.get('limit'), DEFAULT_LIMIT)
  if (limit === null || limit > MAX_LIMIT) {
    return badRequest(`limit is a whole number from 0 to ${MAX_LIMIT}.`)
  }
  const sort = parseSort(search.get('sort') ?? '')
  if (sort === null) {
    return badRequest(`sort is one of ${SORT_KEYS.join(', ')}, with - before it for descending.`)
  }
  const long = tooLong(search.get('q') ?? '')
  if (long !== null) return badRequest(long)
  const group = search.get('group')
  if (group === null) {
    return { ok: true, input: { kind: 'rows', text: search.get('q') ?? '', sort, offset, limit } }
  }
  if (!GROUPINGS.some((name) => name === group)) {
    return badRequest(`group is one of ${GROUPINGS.join(', ')}.`)
  }
  const kind = search.get('only') === 'lines' ? 'lines' : 'list'
  const near = search.getAll('near').slice(0, MAX_NEAR)
  const window = { limit, offset: search.has('offset') ? offset : null, near }
  return { ok: true, input: { kind, address: readAddress(search), window } }
}

function numberOf(text: string | null, missing: number): number | null {
  if (text === null || text === '') return missing
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** `GET /api/recordings?group=`: the list for an address of the page, with one window of its lines. */
export const LIST: Route<LinesAsked, ListView> = {
  method: 'GET',
  href: (input) => linesHref(input, ''),
  read: readJson,
}

/** `GET /api/recordings?group=&only=lines`: only one window of a list's lines. */
export const LINES: Route<LinesAsked, ListLines> = {
  method: 'GET',
  href: (input) => linesHref(input, '&only=lines'),
  read: readJson,
}

function linesHref({ address, window }: LinesAsked, only: string): string {
  const search = searchOf(address)
    .replace(/^\?/, '&')
    .replace(/&group=[^&]*/, '')
  const place = window.offset === null ? '' : `&offset=${window.offset}`
  const names = (window.near ?? []).map((name) => `&near=${encodeURIComponent(name)}`).join('')
  return `${ADDRESS}?group=${address.group}&limit=${window.limit}${place}${names}${only}${search}`
}
