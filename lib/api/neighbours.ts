import { type ListAddress, readAddress } from '#lib/list/address'
import type { Neighbours } from '#lib/list/asked'
import { encodePath, type OfRecording, parsePath } from './path'
import { type Parsed, type Route, readJson } from './route'

const PREFIX = '/api/neighbours/'

/** Reads an address: a recording, and the list in which to find it. */
export function parseNeighbours(url: URL): Parsed<OfRecording & { readonly address: ListAddress }> {
  const parsed = parsePath(url, PREFIX)
  if (!parsed.ok) return parsed
  return { ok: true, input: { ...parsed.input, address: readAddress(url.searchParams) } }
}

/** A recording, and the search part of an address that names the list (`resultSearch`), with its `?`. */
interface NeighboursAsked extends OfRecording {
  readonly list: string
}

/** `GET /api/neighbours/PATH?q=&sort=&group=`: the recordings before and after one in a list. */
export const NEIGHBOURS: Route<NeighboursAsked, Neighbours> = {
  method: 'GET',
  href: ({ path, list }) => `${PREFIX}${encodePath(path)}${list}`,
  read: readJson,
}
