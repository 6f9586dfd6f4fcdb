import type { Entry } from '#lib/entry/row'
import type { NameField, NameTerm, Query, Term } from '#lib/query/fields'
import { foldText } from '#lib/query/fold-text'
import { NONE, namesOf, type Test, testsOf } from '#lib/query/match'

/** The facets, in the order in which they are shown. */
export const FACETS = ['change', 'suite', 'model', 'provider', 'kind', 'finish', 'hash', 'problem'] as const

export type FacetName = (typeof FACETS)[number]

export interface FacetValue {
  readonly value: string
  /** Recordings that have it, among those that match the query without this facet's own ticks. */
  readonly count: number
  /** Set when the query asks for the value, or excludes it. */
  readonly chosen?: 'in' | 'out'
}

export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>

/**
 * The values of each facet, most first. What the query excludes is listed too.
 * @param tests of the query's terms, one each
 */
export function facetsOf(
  entries: readonly Entry[],
  query: Pick<Query, 'terms'>,
  tests: readonly Test[] = testsOf(query),
): Facets {
  const counts = countsOf(entries, query.terms, tests)
  const facet = (name: FacetName): FacetValue[] => valuesOf(counts[name], ownTerms(query.terms, name))
  return {
    change: facet('change').filter(({ value, chosen }) => value !== NONE || chosen),
    suite: facet('suite'),
    model: facet('model'),
    provider: facet('provider'),
    kind: facet('kind'),
    finish: facet('finish'),
    hash: facet('hash'),
    problem: facet('problem'),
  }
}

type Counts = Readonly<Record<FacetName, Map<string, number>>>

function countsOf(entries: readonly Entry[], terms: readonly Term[], tests: readonly Test[]): Counts {
  const counts: Counts = {
    change: new Map(),
    suite: new Map(),
    model: new Map(),
    provider: new Map(),
    kind: new Map(),
    finish: new Map(),
    hash: new Map(),
    problem: new Map(),
  }
  const ticked = terms.map((term) => FACETS.find((name) => isTick(term, name)) ?? null)
  for (const entry of entries) {
    const only = failedFacet(tests, ticked, entry)
    if (only === undefined) for (const name of FACETS) count(counts[name], entry, name)
    else if (only !== null) count(counts[only], entry, only)
  }
  return counts
}

/** The one facet whose ticks an entry fails; undefined when it fails nothing, null when more, or anything else. */
function failedFacet(
  tests: readonly Test[],
  ticked: readonly (FacetName | null)[],
  entry: Entry,
): FacetName | null | undefined {
  let only: FacetName | undefined
  for (const [index, test] of tests.entries()) {
    if (test(entry)) continue
    const name = ticked[index] ?? null
    if (name === null || (only !== undefined && only !== name)) return null
    only = name
  }
  return only
}

function count(counts: Map<string, number>, entry: Entry, name: FacetName): void {
  const names = namesOf(entry, name)
  for (const value of names.length > 1 ? new Set(names) : names) {
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
}

function isTick(term: Term, name: FacetName): boolean {
  return term.type === 'name' && term.field === name && !term.negated
}

function ownTerms(terms: readonly Term[], name: FacetName): NameTerm[] {
  return terms.flatMap((term) => (term.type === 'name' && term.field === name ? [term] : []))
}

function valuesOf(counts: ReadonlyMap<string, number>, terms: readonly NameTerm[]): FacetValue[] {
  const known = [...counts.keys()]
  const chosen = chosenOf(terms, known)
  const values = [...new Set([...known, ...chosen.keys()])].map((value): FacetValue => {
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

/** The values of a facet as another query chooses them, their counts as they are: while new counts are on their way. */
export function rechosen(
  values: readonly FacetValue[],
  { terms }: Pick<Query, 'terms'>,
  name: FacetName,
): FacetValue[] {
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

/** True when the plain value would find another value of the field too. */
export function needsExact(field: NameField, value: string, others: readonly string[]): boolean {
  if (field === 'hash') return false
  const folded = foldText(value)
  return others.some((other) => other !== value && foldText(other).includes(folded))
}

/**
 * A term for one value of a facet: exact when the plain value would find another value of the facet too.
 * @param others all values of the facet
 */
export function facetTerm(field: NameField, value: string, others: readonly string[]): NameTerm {
  return { type: 'name', negated: false, field, exact: needsExact(field, value, others), values: [value] }
}
