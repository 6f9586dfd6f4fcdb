import type { Entry } from '#lib/entry/row'
import type { NameField } from './fields'

type OfField<Made> = (entries: readonly Entry[], field: NameField) => Made

/** Makes something of a list of entries and a field once, and keeps it as long as the list, which must not change. */
export function keptPerField<Made>(make: OfField<Made>): OfField<Made> {
  const kept = new WeakMap<readonly Entry[], Map<NameField, Made>>()
  return (entries, field) => {
    const fields = kept.get(entries) ?? new Map<NameField, Made>()
    kept.set(entries, fields)
    const made = fields.get(field) ?? make(entries, field)
    fields.set(field, made)
    return made
  }
}
