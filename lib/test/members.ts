import { exactDigest } from '#lib/entry/digest'
import type { Entry } from '#lib/entry/row'
import { functionOf } from '#lib/exchange/test-id'
import { alikeRuns, type RunGroup } from './alike'
import { type Run, runsOf } from './order'

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

/** A test that an address names, with its recordings. */
export interface TestMembers {
  /** The test id, or its beginning that all variants share. */
  readonly id: string
  readonly byId: Tests
}

/** The recordings of one test id. What follows from all of them is made when it is first asked for. */
export class TestRecordings {
  readonly #found: readonly Entry[]
  #entries: readonly Entry[] | undefined
  #runs: readonly Run[] | undefined

  constructor(found: readonly Entry[]) {
    this.#found = found
  }

  /** In the order of files. */
  get entries(): readonly Entry[] {
    this.#entries ??= this.#found.toSorted((a, b) => (a.row.path < b.row.path ? -1 : 1))
    return this.#entries
  }

  get runs(): readonly Run[] {
    this.#runs ??= runsOf(this.entries)
    return this.#runs
  }

  /** Whether it was made of these recordings. */
  isOf(found: readonly Entry[]): boolean {
    return found.length === this.#found.length && found.every((entry, index) => entry === this.#found[index])
  }
}

/** What was last made of several tests, by the first of them. */
const known = new WeakMap<
  TestRecordings,
  { readonly tests: readonly TestRecordings[]; readonly groups: readonly RunGroup[] }
>()

/** The runs of some tests, those that are nearly the same together. */
export function groupsOf(tests: readonly TestRecordings[]): readonly RunGroup[] {
  const [first] = tests
  if (first === undefined) return []
  const last = known.get(first)
  if (last?.tests.length === tests.length && tests.every((test, index) => test === last.tests[index]))
    return last.groups
  const groups = alikeRuns(tests.flatMap(({ runs }) => runs))
  known.set(first, { tests, groups })
  return groups
}

/** The recordings of each test id. Those without a test id are left out. */
export type Tests = ReadonlyMap<string, TestRecordings>

/**
 * Puts the recordings of each test together.
 * @param before what was made of an earlier version: where a test has the same recordings, what follows from them is kept
 */
export function recordingsByTest(entries: readonly Entry[], before: Tests | null = null): Tests {
  const found = new Map<string, Entry[]>()
  for (const entry of entries) {
    const { testId } = entry.row
    if (testId === null) continue
    const own = found.get(testId)
    if (own) own.push(entry)
    else found.set(testId, [entry])
  }
  const tests = new Map<string, TestRecordings>()
  for (const [id, own] of found) {
    const last = before?.get(id)
    tests.set(id, last?.isOf(own) ? last : new TestRecordings(own))
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
  return {
    id: exact.length > 0 ? first : functionOf(first),
    byId: new Map(
      found.sort().flatMap((id) => {
        const test = tests.get(id)
        return test ? [[id, test] as const] : []
      }),
    ),
  }
}
