import type { ReviewAddress } from '#lib/review/address'
import type { Facet, Status } from '#lib/review/change'
import type { ReviewGroup, ReviewRow } from '#lib/review/list-view'

/** A line of the list: the head of a test, or one change. */
export type ListLine =
  | {
      readonly type: 'group'
      readonly key: string
      readonly group: ReviewGroup
      readonly rows: readonly ReviewRow[]
      readonly isFolded: boolean
      readonly viewed: number
    }
  | {
      readonly type: 'row'
      readonly key: string
      readonly group: ReviewGroup
      readonly row: ReviewRow
      readonly isViewed: boolean
    }

export const HEIGHTS = { group: 47, row: 28 } as const

type Chosen = Pick<ReviewAddress, 'at' | 'facets' | 'isNoiseOpen' | 'hidesViewed' | 'folds'>

/** The lines of the list as the reader wants it. The chosen change stays in it though it is viewed. */
export function linesOf(
  groups: readonly ReviewGroup[],
  chosen: Chosen,
  viewed: ReadonlySet<string>,
): ListLine[] {
  return groups.flatMap((group): ListLine[] => {
    if (group.isNoise && !chosen.isNoiseOpen) return []
    const rows = group.rows.filter((row) => isListed(row, group, chosen, viewed))
    if (rows.length === 0) return []
    const isFolded = group.isNoise !== chosen.folds.includes(group.id)
    const count = rows.filter(({ meaning }) => viewed.has(meaning)).length
    const head = { type: 'group' as const, key: group.id, group, rows, isFolded, viewed: count }
    if (isFolded) return [head]
    return [
      head,
      ...rows.map((row) => ({
        type: 'row' as const,
        key: row.path,
        group,
        row,
        isViewed: viewed.has(row.meaning),
      })),
    ]
  })
}

function isListed(
  { path, meaning, facets, status }: ReviewRow,
  { isNoise }: ReviewGroup,
  chosen: Chosen,
  viewed: ReadonlySet<string>,
): boolean {
  if (chosen.hidesViewed && viewed.has(meaning) && path !== chosen.at) return false
  const wanted: readonly string[] = chosen.facets
  return (
    isNoise ||
    wanted.length === 0 ||
    wanted.includes(status) ||
    facets.some((facet) => wanted.includes(facet))
  )
}

/** A chip over the list: a facet, or a status that has no facet of its own. */
export interface ListFacet {
  readonly name: Facet | Status
  readonly count: number
}

/** What comes along with heavier facets nobody looks for. */
const QUIET: ReadonlySet<Facet> = new Set(['metadata', 'format'])
const STATUSES: readonly Status[] = ['rerecorded', 'moved', 'removed', 'added']

/** What can be filtered by, heaviest first, and how many changes that are no noise have it. */
export function listFacets(groups: readonly ReviewGroup[], facets: readonly Facet[]): ListFacet[] {
  const rows = groups.filter(({ isNoise }) => !isNoise).flatMap((group) => group.rows)
  return [
    ...facets
      .filter((name) => !QUIET.has(name))
      .map((name) => ({ name, count: rows.filter((row) => row.facets.includes(name)).length })),
    ...STATUSES.map((name) => ({ name, count: rows.filter((row) => row.status === name).length })),
  ].filter(({ count }) => count > 0)
}

/**
 * The path of the next change up or down; undefined at the ends. Noise that is folded is walked through: the reader opened
 * it as a whole. A test that is folded is passed over.
 */
export function pathFrom(lines: readonly ListLine[], at: string, by: 1 | -1): string | undefined {
  const found = lines.findIndex((line) => isAt(line, at))
  const start = found === -1 ? (by === 1 ? -1 : lines.length) : found
  for (let index = start + by; index >= 0 && index < lines.length; index += by) {
    const line = lines[index]
    if (line?.type === 'row') return line.row.path
    if (line?.isFolded && line.group.isNoise) return line.rows.at(by === 1 ? 0 : -1)?.path
  }
  return undefined
}

/** Whether a change stands in a line, by itself or folded. */
function isAt(line: ListLine, at: string): boolean {
  if (line.type === 'row') return line.row.path === at
  return line.isFolded && line.rows.some(({ path }) => path === at)
}

/** Where the reader goes on after a change: the next line; from the last one, the first change that is not viewed. */
export function goOn(
  lines: readonly ListLine[],
  at: string,
  viewed: ReadonlySet<string>,
): string | undefined {
  const next = pathFrom(lines, at, 1)
  if (next !== undefined) return next
  const first = lines.find(
    (line) => line.type === 'row' && line.row.path !== at && !viewed.has(line.row.meaning),
  )
  return first?.type === 'row' ? first.row.path : undefined
}

/** The chosen change while it is listed, else the first that is. */
export function listedPath(
  groups: readonly ReviewGroup[],
  chosen: Chosen,
  viewed: ReadonlySet<string>,
): string {
  const lines = linesOf(groups, chosen, viewed)
  if (lines.some((line) => isAt(line, chosen.at))) return chosen.at
  return pathFrom(lines, '', 1) ?? chosen.at
}

/** Groups that are not as they start, once a change is chosen: the noise in which it is stands open. */
export function foldsFor(
  groups: readonly ReviewGroup[],
  path: string,
  folds: readonly string[],
): readonly string[] {
  const group = groups.find(({ rows }) => rows.some((row) => row.path === path))
  return group?.isNoise && !folds.includes(group.id) ? [...folds, group.id] : folds
}
