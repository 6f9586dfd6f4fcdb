import 'server-only'
import { linesOf } from '#lib/catalog/lines'
import { type ListAddress, readAddress } from '#lib/catalog/list-address'
import { parseQuery } from '#lib/catalog/query'
import type { Entry } from '#lib/catalog/row'
import { selectEntries } from '#lib/catalog/search'
import { catalogueOf } from './catalogue'
import { pathOfAddress } from './paths'
import { failure } from './request-body'
import { settings } from './settings'

/** Where a recording stands in the list that the reader came from. */
export interface Neighbours {
  /** From 1; null when the list does not hold the recording. */
  readonly position: number | null
  readonly total: number
  /** Paths. */
  readonly previous: string | null
  readonly next: string | null
}

/** The list's recordings are walked through in the order in which they stand in it, whichever groups are folded. */
class Everything extends Set<string> {
  override has(): boolean {
    return true
  }
}

/** `GET /api/neighbours/PATH?q=&sort=&group=`: the recordings before and after one in a list. */
export function getNeighbours(request: Request): Response {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const path = pathOfAddress(request.url, '/api/neighbours/')
  if (path === null) return failure(404, 'not-found', 'The address is not a valid encoding of a path.')
  const { entries } = catalogueOf(root.root)
  if (!entries.some(({ row }) => row.path === path)) {
    return failure(404, 'not-found', `There is no recording ${path} below the root.`)
  }
  const address = readAddress(new URL(request.url).searchParams)
  return Response.json(neighboursIn(pathsOf(entries, address), path))
}

function pathsOf(entries: readonly Entry[], { q, sort, group }: ListAddress): string[] {
  const selected = selectEntries(entries, parseQuery(q), sort)
  const lines = linesOf(selected, group, { closed: new Set(), open: new Everything() })
  return lines.flatMap((line) => (line.type === 'entry' ? [line.entry.row.path] : []))
}

function neighboursIn(paths: readonly string[], path: string): Neighbours {
  const index = paths.indexOf(path)
  return {
    position: index === -1 ? null : index + 1,
    total: paths.length,
    previous: paths[index - 1] ?? null,
    next: paths[index + 1] ?? null,
  }
}
