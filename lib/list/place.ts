import type { Place } from '#lib/entry/derived'
import type { Entry } from '#lib/entry/row'
import { testNameOf } from '#lib/entry/test-name'

const known = new Map<string, Place>()
const MOST_KNOWN = 50_000

/** Returns where an entry stands when a list is grouped by test. Those of one test have the same object. */
export function placeOf(entry: Entry): Place {
  entry.place ??= shared(newPlaceOf(entry))
  return entry.place
}

function shared(place: Place): Place {
  const key = `${place.file}\0${place.function}\0${place.isOfTest}`
  const found = known.get(key)
  if (found) return found
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, place)
  return place
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
