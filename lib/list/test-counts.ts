import type { Entry } from '#lib/entry/row'
import { placeOf } from './place'

/** Counts the test functions of some entries, and the files they are in. */
export function testCounts(entries: readonly Entry[]): { tests: number; files: number } {
  const files = new Set<string>()
  const tests = new Set<string>()
  let last = ''
  for (const entry of entries) {
    const { file, test, isOfTest } = placeOf(entry)
    // In most orders, those of a test follow each other.
    if (!isOfTest || (test !== '' && test === last)) continue
    files.add(file)
    tests.add(test || file)
    last = test
  }
  return { tests: tests.size, files: files.size }
}
