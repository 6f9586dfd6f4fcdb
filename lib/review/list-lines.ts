import type { ReviewAddress } from './address'
import type { Facet, Status } from './change'
import type { CauseRows, ReviewGroup, ReviewRow, TestRows } from './list-view'

/** The head of a group, with those of its changes that are listed, and how many of them were viewed. */
interface Head<Group> {
  readonly key: string
  readonly group: Group
  readonly rows: readonly ReviewRow[]
  readonly isFolded: boolean
  readonly viewed: number
}

export type CardLine = Head<CauseRows> & { readonly type: 'card' }
export type TestLine = Head<TestRows> & { readonly type: 'group' }

/** A line of the list: the card of a cause, the head of a test, or one change. */
export type ListLine =
  | CardLine
  | TestLine
  | {
      readonly type: 'row'
      readonly key: string
      readonly group: ReviewGroup
      readonly row: ReviewRow
      readonly isViewed: boolean
    }

type Chosen = Pick<ReviewAddress, 'at' | 'facets' | 'isNoiseOpen' | 'hidesViewed' | 'folds'>

/** Returns the lines of the list for the reader's choices. The chosen change stays in it even when it is viewed. */
export function linesOf(
  groups: readonly ReviewGroup[],
  chosen: Chosen,
  viewed: ReadonlySet<string>,
): ListLine[] {
  return groups.flatMap((group): ListLine[] => {
    if (group.by === 'test' && group.isNoise && !chosen.isNoiseOpen) return []
    const rows = group.rows.filter((row) => isListed(row, group, chosen, viewed))
    if (rows.length === 0) return []
    const isFolded = isFoldedAt(group, chosen.folds)
    const count = rows.filter(({ meaning }) => viewed.has(meaning)).length
    const head = { key: group.id, rows, isFolded, viewed: count }
    const line: ListLine =
      group.by === 'cause' ? { ...head, type: 'card', group } : { ...head, type: 'group', group }
    if (isFolded) return [line]
    return [
      line,
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

/** Whether only the head of a group is listed. A cause of one change is that change. */
function isFoldedAt(group: ReviewGroup, folds: readonly string[]): boolean {
  if (group.by === 'test') return group.isNoise !== folds.includes(group.id)
  return group.rows.length === 1 || !folds.includes(group.id)
}

function isListed(
  { path, meaning, facets, status }: ReviewRow,
  { isNoise, by }: ReviewGroup,
  chosen: Chosen,
  viewed: ReadonlySet<string>,
): boolean {
  if (chosen.hidesViewed && viewed.has(meaning) && path !== chosen.at) return false
  const wanted: readonly string[] = chosen.facets
  return (
    (isNoise && by === 'test') ||
    wanted.length === 0 ||
    wanted.includes(status) ||
    facets.some((facet) => wanted.includes(facet))
  )
}

/** A chip above the list: a facet, or a status without a facet of its own. */
export interface ListFacet {
  readonly name: Facet | Status
  readonly count: number
}

/** Facets that only accompany heavier ones, so that nobody filters by them. */
const QUIET: ReadonlySet<Facet> = new Set(['metadata', 'format'])
const STATUSES: readonly Status[] = ['rerecorded', 'moved', 'removed', 'added']

/** Returns the facets to filter by, heaviest first, with the number of changes that have each, without noise. */
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
 * Returns the path of the next change up or down; undefined at the ends. Folded noise is gone through, because the
 * reader opened the noise as a whole. A folded test is skipped.
 */
export function pathFrom(lines: readonly ListLine[], at: string, by: 1 | -1): string | undefined {
  const start = placesOf(lines).get(at) ?? (by === 1 ? -1 : lines.length)
  for (let index = start + by; index >= 0 && index < lines.length; index += by) {
    const line = lines[index]
    if (line?.type === 'row') return line.row.path
    if (line?.type === 'card' && line.isFolded) return line.rows[0]?.path
    if (line?.isFolded && line.group.isNoise) return line.rows.at(by === 1 ? 0 : -1)?.path
  }
  return undefined
}

const places = new WeakMap<readonly ListLine[], ReadonlyMap<string, number>>()

/** Finds by its path the line that shows a change or contains it folded. Known of lines as long as they are used. */
function placesOf(lines: readonly ListLine[]): ReadonlyMap<string, number> {
  const known = places.get(lines)
  if (known) return known
  const found = new Map<string, number>()
  lines.forEach((line, index) => {
    if (line.type === 'row') found.set(line.row.path, index)
    else if (line.isFolded) for (const { path } of line.rows) found.set(path, index)
  })
  places.set(lines, found)
  return found
}

/**
 * Returns the change to go to after this one: the next line, or after the last line the first change that is not
 * viewed.
 */
export function goOn(
  lines: readonly ListLine[],
  at: string,
  viewed: ReadonlySet<string>,
): string | undefined {
  const next = pathFrom(lines, at, 1)
  if (next !== undefined) return next
  const rows = lines.flatMap((line) => {
    if (line.type === 'row') return line.row
    return line.type === 'card' && line.isFolded ? line.rows : []
  })
  return rows.find(({ path, meaning }) => path !== at && !viewed.has(meaning))?.path
}

/** Returns the next change to look at of a folded cause; undefined when the others were viewed, or it is not folded. */
export function nextOfCause(
  lines: readonly ListLine[],
  at: string,
  viewed: ReadonlySet<string>,
): string | undefined {
  const card = cardAt(lines, at)
  if (card === null) return undefined
  const here = card.rows.findIndex(({ path }) => path === at)
  const others = [...card.rows.slice(here + 1), ...card.rows.slice(0, here)]
  return others.find(({ meaning }) => !viewed.has(meaning))?.path
}

/** Returns the folded card of several changes that a change is in, or null. */
export function cardAt(lines: readonly ListLine[], at: string): CardLine | null {
  const line = lines[placesOf(lines).get(at) ?? -1]
  return line?.type === 'card' && line.group.rows.length > 1 ? line : null
}

/** Returns the chosen change if it is listed, otherwise the first listed one. */
export function listedPath(
  groups: readonly ReviewGroup[],
  chosen: Chosen,
  viewed: ReadonlySet<string>,
): string {
  const lines = linesOf(groups, chosen, viewed)
  if (placesOf(lines).has(chosen.at)) return chosen.at
  return pathFrom(lines, '', 1) ?? chosen.at
}

/**
 * Returns the groups that are not in their default state once a change is chosen: the noise that contains it is open.
 */
export function foldsFor(
  groups: readonly ReviewGroup[],
  path: string,
  folds: readonly string[],
): readonly string[] {
  const group = groups.find(({ rows }) => rows.some((row) => row.path === path))
  return group?.by === 'test' && group.isNoise && !folds.includes(group.id) ? [...folds, group.id] : folds
}
