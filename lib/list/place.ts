import { derivedOf, type Place } from '#lib/entry/derived'
import type { Entry } from '#lib/entry/row'
import { testNameOf } from '#lib/entry/test-name'

/** Returns where an entry stands when a list is grouped by test. */
export function placeOf(entry: Entry): Place {
  const derived = derivedOf(entry)
  derived.place ??= newPlaceOf(entry)
  return derived.place
}

function newPlaceOf(entry: Entry): Place {
  const { file, function: name } = testNameOf(entry)
  const isOfTest = file !== ''
  const test = name === '' ? '' : `${file}::${name}`
  return { file: isOfTest ? file : folderOf(entry.row.path), test, function: name, isOfTest }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
