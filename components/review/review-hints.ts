import type { KeyHint } from '../ui/key-hint'

/** The keys of the review page. */
export const REVIEW_HINTS: readonly KeyHint[] = [
  { keys: ['A'], label: 'group viewed, next' },
  { keys: ['a'], label: 'one viewed' },
  { keys: ['u'], label: 'unviewed' },
  { keys: ['j', 'k'], label: 'next, previous' },
  { keys: ['o'], label: 'open the group' },
  { keys: ['n'], label: 'noise' },
  { keys: ['Enter'], label: 'open recording' },
  { keys: ['c'], label: 'note', isMinor: true },
  { keys: ['r'], label: 'raw diff', isMinor: true },
  { keys: ['←', '→'], label: 'old, diff, new', isMinor: true },
  { keys: ['h'], label: 'hide viewed', isMinor: true },
  { keys: ['↑', '↓'], label: 'previous, next', isMinor: true },
  { keys: ['Home', 'End'], label: 'first and last', isMinor: true },
  { keys: ['?'], label: 'these keys', isMinor: true },
]
