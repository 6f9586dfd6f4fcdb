import { nameField } from './field-lists'
import type { NameField } from './fields'
import { foldText } from './fold-text'
import type { NameTerm } from './terms'

/** True when the plain value would find another value of the field too. */
export function needsExact(field: NameField, value: string, others: readonly string[]): boolean {
  if (nameField(field).isWhole) return false
  const folded = foldText(value)
  return others.some((other) => other !== value && foldText(other).includes(folded))
}

/**
 * A term for one value of a filter: exact when the plain value would find another value of the filter too.
 * @param others all values of the filter
 */
export function filterTerm(field: NameField, value: string, others: readonly string[]): NameTerm {
  return { type: 'name', negated: false, field, exact: needsExact(field, value, others), values: [value] }
}
