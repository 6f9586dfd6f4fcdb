import { foldText } from './fold-text'
import type { NameField, NameTerm, Query, State, Term, TextField, TextTerm } from './query-fields'
import type { Entry, Row, SearchTexts } from './row'

/** Stands for "no value" in name fields: `finish:none`, `problem:none`. */
const NONE = 'none'

type Test = (entry: Entry) => boolean

/** A query made ready to be asked of many entries; one test per term. */
export function testsOf(query: Pick<Query, 'terms'>): Test[] {
  return query.terms.map(testOf)
}

function testOf(term: Term): Test {
  const test = positiveTest(term)
  return term.negated ? (entry) => !test(entry) : test
}

function positiveTest(term: Term): Test {
  switch (term.type) {
    case 'text':
      return textTest(term)
    case 'name':
      return nameTest(term)
    case 'state':
      return STATE_TESTS[term.state]
  }
}

function textTest({ field, value }: TextTerm): Test {
  const word = foldText(value)
  const parts = field === null ? ALL_PARTS : PARTS[field]
  return (entry) => {
    const folded = foldedOf(entry)
    return parts.some((part) => folded[part].some((text) => text.includes(word)))
  }
}

const ALL_PARTS = ['user', 'system', 'other', 'answer', 'reasoning', 'calls', 'ids', 'errors'] as const

const PARTS: Readonly<Record<TextField, readonly (keyof SearchTexts)[]>> = {
  prompt: ['user', 'system', 'other'],
  system: ['system'],
  user: ['user'],
  answer: ['answer'],
  reasoning: ['reasoning'],
}

/** Folding is most of the work of a search, so it is done once for each entry. */
const folds = new WeakMap<Entry, SearchTexts>()

function foldedOf(entry: Entry): SearchTexts {
  const known = folds.get(entry)
  if (known) return known
  const { texts, row } = entry
  const fold = (part: readonly string[]): string[] => part.map(foldText)
  const folded: SearchTexts = {
    system: fold(texts.system),
    user: fold(texts.user),
    other: fold(texts.other),
    answer: fold(texts.answer),
    reasoning: fold(texts.reasoning),
    calls: fold(texts.calls),
    definitions: fold(texts.definitions),
    ids: fold([...texts.ids, row.testId ?? '']),
    errors: fold(texts.errors),
  }
  folds.set(entry, folded)
  return folded
}

function nameTest({ field, exact, values }: NameTerm): Test {
  if (exact) return (entry) => namesOf(entry, field).some((name) => values.includes(name))
  const words = values.map(foldText)
  const isWhole = field === 'hash' && words.every((word) => VERDICTS.includes(word))
  return (entry) => {
    const names = namesOf(entry, field)
    if (names.length === 1 && names[0] === NONE) return words.includes(NONE)
    return names.some((name) => {
      const folded = foldText(name)
      return words.some((word) => (isWhole ? folded === word : folded.includes(word)))
    })
  }
}

/** `hash:match` must not find `mismatch`, so a whole verdict is only itself. */
const VERDICTS = ['match', 'older', 'mismatch', 'unhashed']

/** The names that a recording has for a field; `none` when it has none. */
export function namesOf({ row, texts }: Entry, field: NameField): readonly string[] {
  if (field === 'problem') return row.problems.length === 0 ? [NONE] : row.problems
  if (field === 'tool') return texts.calls.length === 0 ? [NONE] : texts.calls.map(nameOfCall)
  return [NAMES[field](row) || NONE]
}

const NAMES: Readonly<Record<Exclude<NameField, 'problem' | 'tool'>, (row: Row) => string>> = {
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
  changed: () => false,
}
