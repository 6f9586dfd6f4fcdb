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

/**
 * Returns the values of each filter, highest count first. Values that the query excludes are included.
 * @param tests the tests of the query, one per term
 */
export function filtersOf(
  entries: readonly Entry[],
  query: Pick<Query, 'terms'>,
  tests: readonly Test[] = testsOf(query),
): Filters {
  const counts = countsOf(entries, query.terms, tests)
  return Object.fromEntries(
    FILTERS.map(({ name, hidesNone }) => {
      const values = valuesOf(counts.get(name) ?? new Map(), ownTerms(query.terms, name))
      return [name, hidesNone ? values.filter(({ value, chosen }) => value !== NONE || chosen) : values]
    }),
  )
}

type Counts = ReadonlyMap<FilterName, Map<string, number>>

function countsOf(entries: readonly Entry[], terms: readonly Term[], tests: readonly Test[]): Counts {
  const tallies = FILTERS.map(({ name }) => new Tally(name, nameColumn(entries, name)))
  const ticked = terms.map((term) => FILTERS.find(({ name }) => isTick(term, name))?.name ?? null)
  for (const [index, entry] of entries.entries()) {
    const only = failedFilter(tests, ticked, entry)
    if (only === null) continue
    for (const tally of tallies) if (only === undefined || only === tally.name) tally.count(index)
  }
  return new Map(tallies.map((tally) => [tally.name, tally.byName()]))
}

/** How many of some entries have each name of a filter. */
class Tally {
  private readonly counts: Uint32Array

  constructor(
    readonly name: FilterName,
    private readonly column: NameColumn,
  ) {
    this.counts = new Uint32Array(column.names.length)
  }

  /** @param index of the entry in the list that the column was made of */
  count(index: number): void {
    const { first, others } = this.column
    this.add(first[index] ?? 0)
    if (others.size > 0) for (const number of others.get(index) ?? []) this.add(number)
  }

  byName(): Map<string, number> {
    const counted = this.column.names.map((name, number) => [name, this.counts[number] ?? 0] as const)
    return new Map(counted.filter(([, count]) => count > 0))
  }

  private add(number: number): void {
    this.counts[number] = (this.counts[number] ?? 0) + 1
  }
}

/**
 * Returns the only filter whose ticks an entry fails; undefined when it passes all tests, null when it fails others
 * too.
 */
function failedFilter(
  tests: readonly Test[],
  ticked: readonly (FilterName | null)[],
  entry: Entry,
): FilterName | null | undefined {
  let only: FilterName | undefined
  for (const [index, test] of tests.entries()) {
    if (test(entry)) continue
    const name = ticked[index] ?? null
    if (name === null || (only !== undefined && only !== name)) return null
    only = name
  }
  return only
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
