import type { KeyHint } from '../ui/key-hint'

/** The keys of the review page. */
export const REVIEW_HINTS: readonly KeyHint[] = [
  { keys: ['a'], label: 'viewed and next' },
  { keys: ['u'], label: 'unviewed' },
  { keys: ['j', 'k'], label: 'next, previous' },
  { keys: ['←', '→'], label: 'old, diff, new' },
  { keys: ['n'], label: 'noise' },
  { keys: ['r'], label: 'raw diff' },
  { keys: ['Enter'], label: 'open recording' },
  { keys: ['c'], label: 'note', isMinor: true },
  { keys: ['A'], label: 'the whole test viewed, and next', isMinor: true },
  { keys: ['f'], label: 'fold the test', isMinor: true },
  { keys: ['h'], label: 'hide viewed', isMinor: true },
  { keys: ['↑', '↓'], label: 'previous, next change', isMinor: true },
  { keys: ['Home', 'End'], label: 'first and last change', isMinor: true },
  { keys: ['?'], label: 'these keys', isMinor: true },
]
