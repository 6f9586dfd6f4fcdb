import type { Row } from '#lib/entry/row'
import { DEFAULT_SORT } from '#lib/list/sort'
import type { LiveIndex } from './live-index'
import type { Questions } from './questions'

type Answers = {
  readonly [Kind in keyof Questions]: (live: LiveIndex, asked: Questions[Kind][0]) => Questions[Kind][1]
}

const ANSWERS: Answers = {
  list: ({ views }, { address, window }) => views.list(address, window),
  lines: ({ views }, { address, window }) => views.lines(address, window),
  rows: ({ views }, asked) => views.rows(asked),
  neighbours: ({ views }, { address, path }) => views.neighbours(address, path),
  same: ({ index }, path) => index.get(path)?.same ?? null,
  known: ({ views }) => views.matches('', DEFAULT_SORT).matches.map(({ row }) => known(row)),
  paths: ({ views }, text) => views.matches(text, DEFAULT_SORT).matches.map(({ row }) => row.path),
  complete: ({ views }, { text, caret }) => views.complete(text, caret),
  test: ({ views }, asked) => views.test(asked),
  variants: ({ views }, key) => views.variants(key),
  strip: ({ views }, path) => views.strip(path),
  marks: (live, changes) => live.mark(changes),
  state: ({ state }) => state,
  touched: () => null,
}

function known({ path, testId, endpoint, hash }: Row): Questions['known'][1][number] {
  return { path, testId, endpoint, hash }
}

/** Answers a question from the index as it was last published. */
export function answerOf<Kind extends keyof Questions>(
  live: LiveIndex,
  kind: Kind,
  asked: Questions[Kind][0],
): Questions[Kind][1] {
  return ANSWERS[kind](live, asked)
}
