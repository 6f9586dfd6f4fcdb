import type { TestName } from '#lib/exchange/test-id'

/** What follows from the test id, model and path of an entry, each made when it is first asked for. */
export interface Derived {
  test?: TestName
  /** The parameters of its test, without the one that repeats the model. */
  ownParameters?: readonly string[]
  /** Where it stands when a list is grouped by test. */
  place?: Place
  /** What it is sorted by when a list is sorted by test. */
  testKey?: string
}

export interface Place {
  /** The file of its test, or its folder. */
  readonly file: string
  /** The file and the function of its test; empty without a function. */
  readonly test: string
  /** The name of the function. */
  readonly function: string
  /** Whether `file` is that of a test. */
  readonly isOfTest: boolean
}

/** Returns what is known to follow from an entry. Lists are made again with each typed letter. */
export function derivedOf(entry: { derived?: Derived | undefined }): Derived {
  entry.derived ??= {}
  return entry.derived
}
