import type { NameField } from './fields'
import { filterTerm } from './filter-term'
import { foldText } from './fold-text'
import { termText } from './query'
import type { NameTerm } from './terms'
import { type Token, tokensOf } from './tokens'

/** A value of a filter that is ticked or excluded, with all values of the filter. */
export interface FilterChoice {
  readonly field: NameField
  readonly value: string
  readonly others: readonly string[]
}

/**
 * Ticks or excludes a value in the text of a query, or takes that back. A second tick in the same filter is joined to
 * the first as an alternative. The other text stays as it was typed.
 */
export function toggleFilter(text: string, choice: FilterChoice, mode: 'in' | 'out'): string {
  const tokens = tokensOf(text)
  const own = tokens.find(({ term }) => termHas(term, choice, mode === 'out'))
  if (own) return replaceToken(text, own, without(own, choice))
  const opposite = tokens.find(({ term }) => termHas(term, choice, mode !== 'out'))
  const rest = opposite ? replaceToken(text, opposite, without(opposite, choice)) : text
  const term = filterTerm(choice.field, choice.value, choice.others)
  if (mode === 'out') return addText(rest, termText({ ...term, negated: true }))
  const ticked = tokensOf(rest).find((token) => isTickOf(token.term, choice.field))
  if (!ticked) return addText(rest, termText(term))
  return replaceToken(rest, ticked, joined(ticked.term, term))
}

/** Adds a term to the text of a query, unless it is already there. */
export function addTerm(text: string, term: string): string {
  return tokensOf(text).some(({ start, end }) => text.slice(start, end) === term) ? text : addText(text, term)
}

function addText(text: string, term: string): string {
  const before = text.trimEnd()
  return before === '' ? term : `${before} ${term}`
}

function replaceToken(text: string, { start, end }: Token, by: string): string {
  if (by !== '') return text.slice(0, start) + by + text.slice(end)
  return `${text.slice(0, start)}${text.slice(end).trimStart()}`.trim()
}

function isTickOf(term: Token['term'], field: NameField): term is NameTerm {
  return term?.type === 'name' && term.field === field && !term.negated
}

function termHas(term: Token['term'], { field, value }: FilterChoice, negated: boolean): boolean {
  if (term?.type !== 'name' || term.field !== field || term.negated !== negated) return false
  return term.values.some((one) => isSame(one, value, term.exact))
}

function isSame(one: string, value: string, exact: boolean): boolean {
  return one === value || (!exact && foldText(one) === foldText(value))
}

function without({ term }: Token, { value }: FilterChoice): string {
  if (term?.type !== 'name') return ''
  const values = term.values.filter((one) => !isSame(one, value, term.exact))
  return values.length === 0 ? '' : termText({ ...term, values })
}

/** Joins two values as alternatives of one term. All values of a term are exact, or none is. */
function joined(term: Token['term'], { exact, values }: NameTerm): string {
  if (term?.type !== 'name') return ''
  return termText({ ...term, exact: term.exact || exact, values: [...term.values, ...values] })
}
