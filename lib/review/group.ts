import { type Change, isNoise } from './change'
import { groupBy } from './group-by'

/** The changes of one test function. */
export interface TestGroup {
  /** File of the test; of recordings without a test id, the folder in which they are. */
  readonly file: string
  /** Empty for recordings without a test id. */
  readonly function: string
  /** Parameters that all of them have: a row need not repeat them. */
  readonly shared: readonly string[]
  /** Heaviest first. */
  readonly changes: readonly Change[]
}

export interface Groups {
  /** The test with the heaviest change first. */
  readonly tests: readonly TestGroup[]
  /** Changes in which nothing differs but chunking, metadata or format. */
  readonly noise: readonly Change[]
}

/**
 * Puts changes together by test function.
 * @param changes heaviest first, as `reviewChanges` gives them
 */
export function groupChanges(changes: readonly Change[]): Groups {
  const shown = changes.filter((change) => !isNoise(change))
  const tests = [...groupBy(shown, keyOf).values()].map(groupOf)
  return { tests, noise: changes.filter(isNoise) }
}

const folderOf = ({ path }: Change): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

function keyOf(change: Change): string {
  const { test, testId } = change
  return testId === null ? folderOf(change) : `${test.file}::${test.function}`
}

function groupOf(changes: readonly Change[]): TestGroup {
  const [first, ...rest] = changes
  if (!first) throw new Error('A group has at least one change.')
  const shared = first.test.parameters.filter((parameter) =>
    rest.every(({ test }) => test.parameters.includes(parameter)),
  )
  return {
    file: first.testId === null ? folderOf(first) : first.test.file,
    function: first.test.function,
    // What is alone in its test keeps its parameters.
    shared: rest.length === 0 ? [] : shared,
    changes,
  }
}
