import type { Entry } from '#lib/entry/row'
import { FILTERS } from '#lib/query/field-lists'
import { type FilterName, NONE } from '#lib/query/fields'
import { foldText } from '#lib/query/fold-text'
import { type Test, testsOf } from '#lib/query/match'
import { type NameColumn, nameColumn } from '#lib/query/name-column'
import type { NameTerm, Query, Term } from '#lib/query/terms'

export interface FilterValue {
  readonly value: string
  /** The number of recordings that have it, among those that match the query without this filter's own ticks. */
  readonly count: number
  /** Set when the query asks for the value or excludes it. */
  readonly chosen?: 'in' | 'out'
}

export type Filters = Readonly<Partial<Record<FilterName, readonly FilterValue[]>>>

/** What an entry fails: nothing, or one filter's ticks (1 and its index), or something else. */
export type Failures = Uint8Array

export const PASSES = 0
const FAILS = 255

/**
 * Tells for each entry what it fails of a query.
 * @param tests the tests of the query, one per term
 */
export function failuresOf(
  entries: readonly Entry[],
  { terms }: Pick<Query, 'terms'>,
  tests: readonly Test[] = testsOf({ terms }),
): Failures {
  const failures = new Uint8Array(entries.length)
  for (const number of quickestFirst(terms)) {
    const term = terms[number]
    const test = tests[number]
    if (test === undefined) continue
    const code = 1 + FILTERS.findIndex(({ name }) => term !== undefined && isTick(term, name)) || FAILS
    for (let index = 0; index < entries.length; index++) {
      const before = failures[index] ?? FAILS
      const entry = entries[index]
      if (before === FAILS || entry === undefined || test(entry)) continue
      failures[index] = before === PASSES || before === code ? code : FAILS
    }
  }
  return failures
}

/** Puts texts last, the longest words first: the others then have few entries left to search. */
function quickestFirst(terms: readonly Term[]): number[] {
  const cost = (term: Term | undefined): number => (term?.type === 'text' ? 1 / (1 + term.value.length) : 0)
  return [...terms.keys()].sort((a, b) => cost(terms[a]) - cost(terms[b]))
}

/**
 * Returns the values of each filter, highest count first. Values that the query excludes are included.
 * @param failures what each entry fails of the query
 */
export function filtersOf(
  entries: readonly Entry[],
  query: Pick<Query, 'terms'>,
  failures: Failures = failuresOf(entries, query),
): Filters {
  return Object.fromEntries(
    FILTERS.map(({ name, hidesNone }, index) => {
      const counts = countsOf(nameColumn(entries, name), failures, 1 + index)
      const values = valuesOf(counts, ownTerms(query.terms, name))
      return [name, hidesNone ? values.filter(({ value, chosen }) => value !== NONE || chosen) : values]
    }),
  )
}

/**
 * Counts how many entries have each name of a filter: of those that pass the query without this filter's own ticks.
 * @param own what entries fail that fail only these
 */
function countsOf(
  { names, first, others }: NameColumn,
  failures: Failures,
  own: number,
): Map<string, number> {
  const counts = new Uint32Array(names.length)
  // One plain loop: this runs for each filter and each typed letter.
  for (let index = 0; index < first.length; index++) {
    const failure = failures[index]
    if (failure !== PASSES && failure !== own) continue
    const number = first[index] ?? 0
    counts[number] = (counts[number] ?? 0) + 1
  }
  for (const [index, numbers] of others) {
    if (failures[index] !== PASSES && failures[index] !== own) continue
    for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1
  }
  const counted = names.map((name, number) => [name, counts[number] ?? 0] as const)
  return new Map(counted.filter(([, count]) => count > 0))
}

function isTick(term: Term, name: FilterName): boolean {
  return term.type === 'name' && term.field === name && !term.negated
}

function ownTerms(terms: readonly Term[], name: FilterName): NameTerm[] {
  return terms.flatMap((term) => (term.type === 'name' && term.field === name ? [term] : []))
}

function valuesOf(counts: ReadonlyMap<string, number>, terms: readonly NameTerm[]): FilterValue[] {
  const known = [...counts.keys()]
  const chosen = chosenOf(terms, known)
  const values = [...new Set([...known, ...chosen.keys()])].map((value): FilterValue => {
    const state = chosen.get(value)
    return { value, count: counts.get(value) ?? 0, ...(state && { chosen: state }) }
  })
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function chosenOf(terms: readonly NameTerm[], known: readonly string[]): Map<string, 'in' | 'out'> {
  const chosen = new Map<string, 'in' | 'out'>()
  for (const term of terms) {
    for (const value of term.values) {
      const name = known.find((one) => one === value) ?? known.find((one) => isSame(one, value, term))
      if (name !== undefined || term.negated || term.exact) {
        chosen.set(name ?? value, term.negated ? 'out' : 'in')
      }
    }
  }
  return chosen
}

/** Combines the counts of the last query with the ticks of a new one, to be shown until the new counts arrive. */
export function withTicksOf(
  values: readonly FilterValue[],
  { terms }: Pick<Query, 'terms'>,
  name: FilterName,
): FilterValue[] {
  const known = values.map(({ value }) => value)
  const chosen = chosenOf(ownTerms(terms, name), known)
  return values.map(({ value, count }) => {
    const state = chosen.get(value)
    return { value, count, ...(state && { chosen: state }) }
  })
}

function isSame(name: string, value: string, { exact }: NameTerm): boolean {
  return !exact && foldText(name) === foldText(value)
}
