import { markWords } from '#lib/entry/change-mark'
import type { Entry, Row } from '#lib/entry/row'
import { type NameField, type NameTerm, type Query, type State, type Term, VERDICTS } from './fields'
import { foldText } from './fold-text'
import { type Part, partsOf, textsOfPart } from './search-parts'

/** Stands for "no value" in name fields: `finish:none`, `problem:none`. */
export const NONE = 'none'

export type Test = (entry: Entry) => boolean

/**
 * Finds a folded word in the texts of entries. The index has a fast one; `findPlainly` is what it must agree with.
 * @param word folded
 */
export type TextFinder = (word: string, parts: readonly Part[]) => Test

/** Looks through the texts one by one. */
export const findPlainly: TextFinder = (word, parts) => (entry) =>
  parts.some((part) => textsOfPart(entry, part).some((text) => foldText(text).includes(word)))

/** A query made ready to be asked of many entries; one test per term. */
export function testsOf(query: Pick<Query, 'terms'>, find: TextFinder = findPlainly): Test[] {
  return query.terms.map((term) => testOf(term, find))
}

function testOf(term: Term, find: TextFinder): Test {
  const test = positiveTest(term, find)
  return term.negated ? (entry) => !test(entry) : test
}

function positiveTest(term: Term, find: TextFinder): Test {
  switch (term.type) {
    case 'text':
      return find(foldText(term.value), partsOf(term.field))
    case 'name':
      return nameTest(term)
    case 'state':
      return STATE_TESTS[term.state]
  }
}

function nameTest({ field, exact, values }: NameTerm): Test {
  if (exact) return (entry) => namesOf(entry, field).some((name) => values.includes(name))
  const words = values.map(foldText)
  // `hash:match` must not find `mismatch`, so a whole verdict is only itself.
  const isWhole = field === 'hash' && words.every((word) => VERDICTS.includes(word))
  const matches = remembered((name) => {
    const folded = foldText(name)
    return words.some((word) => (isWhole ? folded === word : folded.includes(word)))
  })
  return (entry) => {
    const names = namesOf(entry, field)
    if (names.length === 1 && names[0] === NONE) return words.includes(NONE)
    return names.some(matches)
  }
}

/** Many recordings share a name. */
function remembered(test: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const matches = test(name)
    known.set(name, matches)
    return matches
  }
}

/** The names that a recording has for a field; `none` when it has none. */
export function namesOf(entry: Entry, field: NameField): readonly string[] {
  const { row } = entry
  if (field === 'problem') return row.problems.length === 0 ? [NONE] : row.problems
  if (field === 'tool') {
    const names = calledTools(entry)
    return names.length === 0 ? [NONE] : names
  }
  if (field === 'change') return entry.mark ? markWords(entry.mark) : [NONE]
  return [NAMES[field](row) || NONE]
}

const NAMES: Readonly<Record<Exclude<NameField, 'problem' | 'tool' | 'change'>, (row: Row) => string>> = {
  test: ({ testId }) => testId ?? '',
  suite: ({ suite }) => suite,
  model: ({ model }) => model,
  provider: ({ provider }) => provider,
  endpoint: ({ endpoint }) => endpoint,
  kind: ({ kind }) => kind,
  finish: ({ finishReason }) => finishReason ?? '',
  hash: ({ hash }) => hash.verdict,
  path: ({ path }) => path,
}

/** The names of the tools that an answer calls, one for each call. */
export function calledTools({ tools, texts }: Entry): readonly string[] {
  return tools ?? texts.calls.map(nameOfCall)
}

function nameOfCall(call: string): string {
  return call.slice(0, call.indexOf('('))
}

/** True for what is marked as an error: an exception, an error answer, a status from 400 on, or an unreadable file. */
function isError({ kind, httpStatus, error }: Row): boolean {
  const kinds: readonly string[] = ['error', 'exception', 'unreadable']
  return kinds.includes(kind) || error !== '' || (httpStatus !== null && httpStatus >= 400)
}

const STATE_TESTS: Readonly<Record<State, Test>> = {
  stream: ({ row }) => row.streaming,
  error: ({ row }) => isError(row),
  changed: ({ mark }) => mark !== undefined,
}
