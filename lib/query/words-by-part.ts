import { FIELDS, type TextField } from './fields'
import { foldText } from './fold-text'
import { PARTS, type SearchPart } from './search-parts'
import type { Query } from './terms'

/** The words that a query searches for in each part, folded. */
export type WordsByPart = Readonly<Record<SearchPart, readonly string[]>>

/** Returns the parts that a text field searches; all parts when there is no field. */
export function partsOf(field: TextField | null): readonly SearchPart[] {
  return field === null ? PARTS : FIELDS[field].parts
}

/** Collects the words that a query searches for in each part. Negated terms are left out. */
export function wordsByPart({ terms }: Pick<Query, 'terms'>): WordsByPart {
  const asked = terms.flatMap((term) =>
    term.type === 'text' && !term.negated ? [{ word: foldText(term.value), parts: partsOf(term.field) }] : [],
  )
  const of = (part: SearchPart): string[] =>
    asked.flatMap(({ word, parts }) => (parts.includes(part) ? [word] : []))
  return {
    user: of('user'),
    system: of('system'),
    other: of('other'),
    answer: of('answer'),
    reasoning: of('reasoning'),
    calls: of('calls'),
    definitions: of('definitions'),
    ids: of('ids'),
    errors: of('errors'),
    rest: of('rest'),
  }
}
