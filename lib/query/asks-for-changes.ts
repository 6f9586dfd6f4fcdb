import type { Query } from './terms'

/** Returns true when a query can be answered only once the changes against the base are known. */
export function asksForChanges({ terms }: Pick<Query, 'terms'>): boolean {
  return terms.some((term) =>
    term.type === 'state' ? term.state === 'changed' : term.type === 'name' && term.field === 'change',
  )
}
