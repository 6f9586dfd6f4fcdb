import { type ListAddress, readAddress } from '#lib/list/address'
import type { Neighbours } from '#lib/list/asked'
import { tooLong } from '#lib/query/length'
import { type ReviewAddress, reviewInSearch } from '#lib/review/address'
import { encodePath, type OfRecording, parsePath } from './path'
import { badRequest, type Parsed, type Route, readJson } from './route'

const PREFIX = '/api/neighbours/'

interface NeighboursParsed extends OfRecording {
  readonly address: ListAddress
  /** The review in which to find it, and not in the list; null for none. */
  readonly review: ReviewAddress | null
}

/** Reads an address: a recording, and the list or the review in which to find it. */
export function parseNeighbours(url: URL): Parsed<NeighboursParsed> {
  const parsed = parsePath(url, PREFIX)
  if (!parsed.ok) return parsed
  const { searchParams } = url
  const long = tooLong(searchParams.get('q') ?? '')
  if (long !== null) return badRequest(long)
  const review = reviewInSearch(searchParams)
  return { ok: true, input: { ...parsed.input, address: readAddress(searchParams), review } }
}

/** A recording, and the search part of an address that names the list or the review (`CameFrom`), with its `?`. */
interface NeighboursAsked extends OfRecording {
  readonly list: string
}

/**
 * `GET /api/neighbours/PATH?q=&sort=&group=`: the recordings before and after one in a list; with `review`, the changes
 * before and after one in a review.
 */
export const NEIGHBOURS: Route<NeighboursAsked, Neighbours> = {
  method: 'GET',
  href: ({ path, list }) => `${PREFIX}${encodePath(path)}${list}`,
  read: readJson,
}
