import type { Query, Term } from './terms'
import { tokensOf } from './tokens'

/**
 * Reads the text of a query (docs/interfaces.md, 9). Never fails: what cannot be read is searched as text, and `notes`
 * says so. In a phrase `\"` is a quote and `\\` a backslash.
 */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text)
  return {
    terms: tokens.flatMap(({ term }) => (term ? [term] : [])),
    notes: [...new Set(tokens.flatMap(({ note }) => (note ? [note] : [])))],
  }
}

/** Writes one term as text, from which `parseQuery` reads the same term. */
export function termText(term: Term): string {
  const sign = term.negated ? '!' : ''
  switch (term.type) {
    case 'state':
      return `${sign}is:${term.state}`
    case 'name':
      return `${sign}${term.field}:${term.exact ? '=' : ''}${term.values.map(nameText).join('|')}`
    case 'number':
      return `${sign}${term.field}:${term.value}`
    case 'text':
      return sign + (term.field === null ? bareText(term.value) : `${term.field}:${valueText(term.value)}`)
  }
}

function bareText(value: string): string {
  return /^!|^[A-Za-z]+:/.test(value) ? quoted(value) : valueText(value)
}

/** Writes one value of a name field, in quotes where it needs them. */
export function nameText(value: string): string {
  return /^=|\|/.test(value) ? quoted(value) : valueText(value)
}

function valueText(value: string): string {
  return value === '' || /^"|\s/.test(value) ? quoted(value) : value
}

/** Writes a value in quotes, so that it is searched literally. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}
