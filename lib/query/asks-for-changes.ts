import type { Query } from './terms'

/** True when a query can only be answered once changes are known. */
export function asksForChanges({ terms }: Pick<Query, 'terms'>): boolean {
  return terms.some((term) =>
    term.type === 'state' ? term.state === 'changed' : term.type === 'name' && term.field === 'change',
  )
}
