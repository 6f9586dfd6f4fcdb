import { parseTestId, type TestName } from '#lib/exchange/test-id'
import type { Entry, Row } from './row'

const NO_TEST: TestName = { file: '', function: '', parameters: [] }

/** Returns the parts of an entry's test id; all empty when it has none. */
export function testNameOf(entry: Entry): TestName {
  const { testId, model } = entry.row
  entry.test ??= testId === null ? NO_TEST : parseTestId(testId, model)
  return entry.test
}

/** Returns the parameters of a test without the one that repeats the model, which has its own column. */
export function ownParameters(entry: Entry): readonly string[] {
  entry.ownParameters ??= testNameOf(entry).parameters.filter(
    (parameter) => !repeatsModel(parameter, entry.row),
  )
  return entry.ownParameters
}

function repeatsModel(parameter: string, { model }: Row): boolean {
  if (model === '') return false
  const value = parameter.replace(/^[A-Za-z_]\w*=/, '')
  return value === model || value.endsWith(`/${model}`)
}

/** Returns the parameters that all of these entries have, in the order of the first. */
export function sharedParameters(entries: readonly Entry[]): string[] {
  return sharedByAll(entries.map(ownParameters))
}

/** Returns the items that all of these lists have, in the order of the first. */
export function sharedByAll([first = [], ...rest]: readonly (readonly string[])[]): string[] {
  return first.filter((parameter) => rest.every((parameters) => parameters.includes(parameter)))
}
