import type { TestName } from '#lib/exchange/test-id'

/**
 * What follows from the test id, model and path of an entry, each made when it is first asked for: lists are made again with
 * each typed letter.
 */
export interface Derived {
  test?: TestName | undefined
  /** The parameters of its test, without the one that repeats the model. */
  ownParameters?: readonly string[] | undefined
  /** Where it stands when a list is grouped by test. */
  place?: Place | undefined
  /** What it is sorted by when a list is sorted by test. */
  testKey?: string | undefined
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
