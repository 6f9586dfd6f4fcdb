import { exactDigest } from '#lib/entry/digest'
import type { Entry } from '#lib/entry/row'

/** The longest test id that an address holds as it is, in characters of the address. */
const LONGEST = 1500

/**
 * Returns the name by which an address calls a test: its id, or a digest of it where an address cannot hold the id.
 * @param id a test id, or a test id without its parameters
 */
export function testKey(id: string): string {
  const isSafe = id.isWellFormed() && !id.startsWith('~') && !/^\.{0,2}$|\p{Cc}/u.test(id)
  return isSafe && encodeURIComponent(id).length <= LONGEST ? id : `~${exactDigest(id)}`
}

/** Returns a test id without its parameters: the name that all variants of a test share. */
export function functionOf(testId: string): string {
  const bracket = testId.indexOf('[')
  return bracket === -1 ? testId : testId.slice(0, bracket)
}

/** A test that an address names, with its recordings. */
export interface TestMembers {
  /** The test id, or its beginning that all variants share. */
  readonly id: string
  readonly byId: Tests
}

/** The recordings of each test id, in the order of files. Those without a test id are left out. */
export type Tests = ReadonlyMap<string, readonly Entry[]>

/** Puts the recordings of each test together. */
export function recordingsByTest(entries: readonly Entry[]): Tests {
  const tests = new Map<string, Entry[]>()
  for (const entry of entries) {
    const { testId } = entry.row
    if (testId === null) continue
    const known = tests.get(testId)
    if (known) known.push(entry)
    else tests.set(testId, [entry])
  }
  return tests
}

/**
 * Finds the recordings of the test that an address names: those with this test id, or of all variants of this function.
 * @param key as `testKey` writes it
 * @returns null when there are none
 */
export function membersOf(tests: Tests, key: string): TestMembers | null {
  const isKey = key.startsWith('~') ? (id: string) => testKey(id) === key : (id: string) => id === key
  const ids = [...tests.keys()]
  const exact = tests.has(key) ? [key] : key.startsWith('~') ? ids.filter(isKey) : []
  const found = exact.length > 0 ? exact : ids.filter((id) => isKey(functionOf(id)))
  const [first] = found
  if (first === undefined) return null
  const sorted = found.sort((a, b) => (a < b ? -1 : 1))
  return {
    id: exact.length > 0 ? first : functionOf(first),
    byId: new Map(sorted.map((id) => [id, inFileOrder(tests.get(id) ?? [])])),
  }
}

function inFileOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => (a.row.path < b.row.path ? -1 : 1))
}
