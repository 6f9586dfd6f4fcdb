import type { Row } from '#lib/entry/row'
import { type Evidence, evidenceOf } from './evidence'
import { type Tests, testKey } from './members'
import type { Run } from './order'
import { type CallOutline, callOutline } from './outline'

/** The other recordings of a recording's test, in order, as its page shows them. */
export interface TestStrip {
  /** The test, as `testKey` writes it. */
  readonly key: string
  /** The number of recordings of the test, and the place of this one among them, from 1. */
  readonly recordings: number
  readonly position: number
  /** The paths of the recordings before and after this one; null at an end. */
  readonly previous: string | null
  readonly next: string | null
  /** The calls of its run, a few around this one, and the number of those that are left out before and after. */
  readonly calls: readonly CallOutline[]
  readonly before: number
  readonly after: number
  /** The run of this recording among those of the test, from 1, and their number. */
  readonly run: number
  readonly runs: number
  /** What tells the order of the run. */
  readonly evidence: readonly Evidence[]
  readonly isCircular: boolean
}

/** The most calls that a strip shows. */
const MOST_CALLS = 12

/** Describes the test around a recording. @returns null for one without a test id, or that is not in the index */
export function testStrip(tests: Tests, { path, testId }: Pick<Row, 'path' | 'testId'>): TestStrip | null {
  const test = testId === null ? undefined : tests.get(testId)
  if (testId === null || !test) return null
  const { runs } = test
  const paths = runs.flatMap(({ calls }) => calls.map(({ entry }) => entry.row.path))
  const place = paths.indexOf(path)
  const at = runs.findIndex((run) => indexIn(run, path) !== -1)
  const run = runs[at]
  if (!run) return null
  const first = Math.max(0, Math.min(indexIn(run, path) - 3, run.calls.length - MOST_CALLS))
  const calls = run.calls.slice(first, first + MOST_CALLS)
  return {
    key: testKey(testId),
    recordings: paths.length,
    position: place + 1,
    previous: paths[place - 1] ?? null,
    next: paths[place + 1] ?? null,
    calls: calls.map(callOutline).map((call) => ({
      ...call,
      parent: call.parent === null || call.parent < first ? null : call.parent - first,
    })),
    before: first,
    after: run.calls.length - first - calls.length,
    run: at + 1,
    runs: runs.length,
    evidence: evidenceOf(run.calls),
    isCircular: run.isCircular,
  }
}

function indexIn({ calls }: Run, path: string): number {
  return calls.findIndex(({ entry }) => entry.row.path === path)
}
