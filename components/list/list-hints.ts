import type { KeyHint } from '../ui/key-hint'

/** The keys of the list, for the footer and the list of keys. */
export const LIST_HINTS: readonly KeyHint[] = [
  { keys: ['j', 'k'], label: 'move' },
  { keys: ['←', '→'], label: 'fold' },
  { keys: ['Enter'], label: 'open' },
  { keys: ['o'], label: 'open the test' },
  { keys: ['e'], label: 'edit', isWriting: true },
  { keys: ['/'], label: 'search' },
  { keys: ['f'], label: 'filters' },
  { keys: ['U'], label: 'undo the last change', isMinor: true, isWriting: true },
  { keys: ['↑', '↓'], label: 'previous, next line', isMinor: true },
  { keys: ['Home', 'End'], label: 'first and last line', isMinor: true },
  { keys: ['PgUp', 'PgDn'], label: 'twenty lines up and down', isMinor: true },
  { keys: ['!'], label: 'on a filter: exclude it', isMinor: true },
  { keys: ['↓', 'Tab'], label: 'in the search: choose a completion, take it', isMinor: true },
  { keys: ['Esc'], label: 'in the search: clear, then leave', isMinor: true },
]
