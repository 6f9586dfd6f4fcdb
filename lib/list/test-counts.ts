import type { Place } from '#lib/entry/derived'
import type { Entry } from '#lib/entry/row'
import { placeOf } from './place'

/** Counts the test functions of some entries, and the files they are in. */
export function testCounts(entries: readonly Entry[]): { tests: number; files: number } {
  const files = new Set<string>()
  const tests = new Set<string>()
  let last: Place | undefined
  for (const entry of entries) {
    const place = placeOf(entry)
    // In most orders, those of a test follow each other.
    if (place === last) continue
    last = place
    if (!place.isOfTest) continue
    files.add(place.file)
    tests.add(place.test || place.file)
  }
  return { tests: tests.size, files: files.size }
}
