import type { Entry } from '#lib/entry/row'
import type { NameField } from './fields'

interface KeptPerField<Made> {
  (entries: readonly Entry[], field: NameField): Made
  /** Gives away what is kept for a list, by field. Nothing is kept for it any more. */
  readonly take: (entries: readonly Entry[]) => ReadonlyMap<NameField, Made>
  /** Keeps what was made otherwise. */
  readonly keep: (entries: readonly Entry[], field: NameField, made: Made) => void
}

/** Makes something of a list of entries and a field once, and keeps it as long as the list, which must not change. */
export function keptPerField<Made>(
  make: (entries: readonly Entry[], field: NameField) => Made,
): KeptPerField<Made> {
  const lists = new WeakMap<readonly Entry[], Map<NameField, Made>>()
  const kept = (entries: readonly Entry[]): Map<NameField, Made> => {
    const fields = lists.get(entries) ?? new Map<NameField, Made>()
    lists.set(entries, fields)
    return fields
  }
  const keep = (entries: readonly Entry[], field: NameField, made: Made): void => {
    kept(entries).set(field, made)
  }
  const madeOf = (entries: readonly Entry[], field: NameField): Made => {
    const made = kept(entries).get(field) ?? make(entries, field)
    keep(entries, field, made)
    return made
  }
  const take = (entries: readonly Entry[]): ReadonlyMap<NameField, Made> => {
    const fields = kept(entries)
    lists.delete(entries)
    return fields
  }
  return Object.assign(madeOf, { take, keep })
}
