import type { Entry } from '#lib/entry/row'
import { nameField, numberField } from './field-lists'
import { type NameField, NONE, STATES } from './fields'
import { foldText } from './fold-text'
import { rangeIn } from './number-range'
import { type SearchPart, textsOfPart } from './search-parts'
import type { NameTerm, NumberTerm, Query, Term } from './terms'
import { partsOf } from './words-by-part'

export type Test = (entry: Entry) => boolean

/**
 * Makes a test that finds a folded word in the texts of entries. The index has a fast one; it must agree with
 * `findPlainly`.
 * @param word folded
 */
export type TextFinder = (word: string, parts: readonly SearchPart[]) => Test

/** Searches the texts one by one. */
export const findPlainly: TextFinder = (word, parts) => (entry) =>
  parts.some((part) => textsOfPart(entry, part).some((text) => foldText(text).includes(word)))

/** Returns the tests of a query, one per term. An entry matches the query when it passes all of them. */
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
    case 'number':
      return numberTest(term)
    case 'state':
      return STATES[term.state]
  }
}

function nameTest({ field, exact, values }: NameTerm): Test {
  if (exact) return (entry) => namesOf(entry, field).some((name) => values.includes(name))
  const words = values.map(foldText)
  const { isWhole: isOnlyWhole = false, values: known = [] } = nameField(field)
  const isWhole = isOnlyWhole && words.every((word) => known.includes(word))
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

function numberTest({ field, value }: NumberTerm): Test {
  const { number, unit } = numberField(field)
  const range = rangeIn(value, unit)
  return (entry) => {
    const own = number(entry)
    return range !== null && own !== null && own >= range.least && own <= range.most
  }
}

/** Runs a test once per name, because many recordings share a name. */
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

/** Returns the names that an entry has for a field; `['none']` when it has none. */
export function namesOf(entry: Entry, field: NameField): readonly string[] {
  return nameField(field).names(entry)
}

/** Returns the entries that pass all tests, in the given order. */
export function entriesPassing(entries: readonly Entry[], tests: readonly Test[]): Entry[] {
  return tests.length === 0 ? [...entries] : entries.filter((entry) => tests.every((test) => test(entry)))
}
