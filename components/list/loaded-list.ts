import { type ListAddress, searchOf } from '#lib/list/address'
import { type Line, lineName } from '#lib/list/line'
import type { ListLines, ListView } from '#lib/list/list-view'

/** The number of lines that are loaded at once. */
export const BLOCK = 100

/** The lines of a list that have been loaded so far. */
export interface LoadedList {
  readonly address: ListAddress
  /** The `listKey` of the address. */
  readonly key: string
  readonly view: ListView
  readonly lines: ReadonlyMap<number, Line>
}

/** Returns a key for the list at an address, whichever of its lines is chosen. */
export function listKey(address: ListAddress): string {
  return searchOf({ ...address, at: '' })
}

/** Makes a list from its first window. */
export function loadedList(address: ListAddress, view: ListView): LoadedList {
  return { address, key: listKey(address), view, lines: withLines(new Map(), view) }
}

/** The maximum number of lines that are kept: those far away are loaded again, so that a long list stays fast. */
const KEPT = 3000

/** Adds a window to the list. */
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

/** Returns whether each line is a group's, from the runs of `shapeOf`. */
export function groupsOf(shape: readonly number[]): Uint8Array {
  const groups = new Uint8Array(shape.reduce((sum, run) => sum + run, 0))
  let at = 0
  for (const [index, run] of shape.entries()) {
    if (index % 2 === 0) groups.fill(1, at, at + run)
    at += run
  }
  return groups
}

/** Returns the index of a loaded line by its name in the address; null when it is not loaded. */
export function placeOf({ lines }: LoadedList, name: string): number | null {
  for (const [index, line] of lines) if (lineName(line) === name) return index
  return null
}

/** The heights of lines in pixels. */
export interface Heights {
  readonly group: number
  readonly row: number
}

/** Returns how far below the top of the list a line starts, in pixels, from the runs of `shapeOf`. */
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

/** Returns the line at a distance in pixels from the top of the list: the inverse of `topOf`. */
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
