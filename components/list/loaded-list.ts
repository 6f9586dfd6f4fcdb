import { type ListAddress, searchOf } from '#lib/list/address'
import { type Line, lineName } from '#lib/list/line'
import type { ListLines, ListView } from '#lib/list/list-view'

/** Lines that are asked for at once. */
export const BLOCK = 100

/** A list as far as its lines have been loaded. */
export interface LoadedList {
  readonly address: ListAddress
  /** `listKey` of the address. */
  readonly key: string
  readonly view: ListView
  readonly lines: ReadonlyMap<number, Line>
}

/** The list that an address asks for, whichever of its lines is chosen. */
export function listKey(address: ListAddress): string {
  return searchOf({ ...address, at: '' })
}

/** A list with its first window. */
export function loadedList(address: ListAddress, view: ListView): LoadedList {
  return { address, key: listKey(address), view, lines: withLines(new Map(), view) }
}

/** Lines that are kept: those far away are asked for again, so that a long list stays quick. */
const KEPT = 3000

/** The list with one more window. */
export function addLines(list: LoadedList, window: ListLines): LoadedList {
  const { lines } = list
  const far = (index: number): boolean => Math.abs(index - window.offset) > KEPT / 2
  const near = lines.size < KEPT ? lines : new Map([...lines].filter(([index]) => !far(index)))
  return { ...list, lines: withLines(near, window) }
}

function withLines(lines: ReadonlyMap<number, Line>, window: ListLines): Map<number, Line> {
  const all = new Map(lines)
  for (const [index, line] of window.lines.entries()) all.set(window.offset + index, line)
  return all
}

/** Whether each line is a group's, from the runs of `shapeOf`. */
export function groupsOf(shape: readonly number[]): Uint8Array {
  const groups = new Uint8Array(shape.reduce((sum, run) => sum + run, 0))
  let at = 0
  for (const [index, run] of shape.entries()) {
    if (index % 2 === 0) groups.fill(1, at, at + run)
    at += run
  }
  return groups
}

/** Where a line is in a list, by its name in the address: among the lines that are loaded. */
export function placeOf({ lines }: LoadedList, name: string): number | null {
  for (const [index, line] of lines) if (lineName(line) === name) return index
  return null
}

/** Pixels of a line. */
export interface Heights {
  readonly group: number
  readonly row: number
}

/** How far below the first line a line begins, from the runs of `shapeOf`. */
export function topOf(shape: readonly number[], index: number, heights: Heights): number {
  let top = 0
  let left = index
  for (const [at, run] of shape.entries()) {
    const count = Math.min(run, left)
    top += count * (at % 2 === 0 ? heights.group : heights.row)
    left -= count
  }
  return top
}

/** The line at so many pixels below the beginning of the first one: the inverse of `topOf`. */
export function indexAt(shape: readonly number[], top: number, heights: Heights): number {
  let index = 0
  let left = top
  for (const [at, run] of shape.entries()) {
    const height = at % 2 === 0 ? heights.group : heights.row
    if (left < run * height) return index + Math.floor(Math.max(0, left) / height)
    index += run
    left -= run * height
  }
  return Math.max(0, index - 1)
}
