import type { Entry } from '#lib/entry/row'
import { testNameOf } from '#lib/entry/test-name'

/** Where an entry stands when a list is grouped by test. */
export interface Place {
  /** The file of its test, or its folder. */
  readonly file: string
  /** The file and the function of its test; empty without a function. */
  readonly test: string
  /** The name of the function. */
  readonly function: string
  /** Whether `file` is that of a test. */
  readonly isOfTest: boolean
}

/** Lists are made again with each typed letter. */
const places = new WeakMap<Entry, Place>()

/** Returns where an entry stands when a list is grouped by test. */
export function placeOf(entry: Entry): Place {
  const known = places.get(entry)
  if (known) return known
  const { file, function: name } = testNameOf(entry)
  const isOfTest = file !== ''
  const test = name === '' ? '' : `${file}::${name}`
  const place = { file: isOfTest ? file : folderOf(entry.row.path), test, function: name, isOfTest }
  places.set(entry, place)
  return place
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
