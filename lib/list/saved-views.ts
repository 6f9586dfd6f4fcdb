import type { ListAddress } from './address'
import { DEFAULT_SORT } from './sort'

/** A list that many readers look for, by its name. */
export interface SavedView {
  readonly name: string
  readonly address: ListAddress
}

const ALL: ListAddress = { q: '', sort: DEFAULT_SORT, group: 'test', fold: '', at: '' }

/** The views that the list page offers above its filters. */
export const SAVED_VIEWS: readonly SavedView[] = [
  { name: 'Errors', address: { ...ALL, q: 'is:error' } },
  { name: 'Not found on replay', address: { ...ALL, q: 'hash:older|mismatch' } },
  { name: 'Unfinished streams', address: { ...ALL, q: 'problem:stream-unfinished' } },
  { name: 'Largest', address: { ...ALL, sort: { key: 'size', isDescending: true }, group: 'none' } },
]

/** Returns whether an address shows a view; folds and the chosen line do not count. */
export function isShown({ address }: SavedView, { q, sort, group }: ListAddress): boolean {
  const { key, isDescending } = address.sort
  return (
    q.trim() === address.q &&
    group === address.group &&
    sort.key === key &&
    sort.isDescending === isDescending
  )
}
