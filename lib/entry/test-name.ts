import { parseTestId, type TestName } from '#lib/exchange/test-id'
import type { Entry, Row } from './row'

const NO_TEST: TestName = { file: '', function: '', parameters: [] }

const names = new WeakMap<Entry, TestName>()

/** Returns the parts of an entry's test id; all empty when it has none. */
export function testNameOf(entry: Entry): TestName {
  const known = names.get(entry)
  if (known) return known
  const { testId, model } = entry.row
  const name = testId === null ? NO_TEST : parseTestId(testId, model)
  names.set(entry, name)
  return name
}

/** Returns the parameters of a test without the one that repeats the model, which has its own column. */
export function ownParameters(entry: Entry): readonly string[] {
  const known = ownOf.get(entry)
  if (known) return known
  const { row } = entry
  const own = testNameOf(entry).parameters.filter((parameter) => !repeatsModel(parameter, row))
  ownOf.set(entry, own)
  return own
}

const ownOf = new WeakMap<Entry, readonly string[]>()

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
