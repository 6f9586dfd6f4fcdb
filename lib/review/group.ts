import { sharedByAll } from '#lib/entry/test-name'
import type { Change } from './change'
import { groupBy } from './group-by'

/** The changes of one test function. */
export interface TestGroup {
  /** The file of the test; for recordings without a test id, their folder. */
  readonly file: string
  /** Empty for recordings without a test id. */
  readonly function: string
  /** Parameters that all of the changes have, so that rows need not repeat them. */
  readonly shared: readonly string[]
  /** Heaviest first. */
  readonly changes: readonly Change[]
}

/**
 * Groups changes by test function; the test with the heaviest change comes first.
 * @param changes heaviest first, as from `reviewChanges`
 */
export function groupByTest(changes: readonly Change[]): TestGroup[] {
  return [...groupBy(changes, keyOf).values()].map(groupOf)
}

const folderOf = ({ path }: Change): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

function keyOf(change: Change): string {
  const { test, testId } = change
  return testId === null ? folderOf(change) : `${test.file}::${test.function}`
}

function groupOf(changes: readonly Change[]): TestGroup {
  const [first] = changes
  if (!first) throw new Error('A group has at least one change.')
  return {
    file: first.testId === null ? folderOf(first) : first.test.file,
    function: first.test.function,
    // A single change keeps its parameters.
    shared: changes.length === 1 ? [] : sharedByAll(changes.map(({ test }) => test.parameters)),
    changes,
  }
}
