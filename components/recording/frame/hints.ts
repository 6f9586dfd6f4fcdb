import type { KeyHint } from '../../ui/key-hint'

/** The keys of a recording's page. */
export const RECORDING_HINTS: readonly KeyHint[] = [
  { keys: ['j', 'k'], label: 'next, previous recording' },
  { keys: ['←', '→'], label: 'step chunk' },
  { keys: ['Space'], label: 'play' },
  { keys: ['Home', 'End'], label: 'first, last' },
  { keys: ['e'], label: 'edit', isWriting: true },
  { keys: ['R'], label: 'rename', isWriting: true },
  { keys: ['D'], label: 'duplicate', isWriting: true },
  { keys: ['U'], label: 'undo the last change', isWriting: true },
  { keys: ['Esc'], label: 'back to list' },
  { keys: ['Shift', '←', '→'], label: 'select a window of chunks', isMinor: true },
  { keys: ['n', 'N'], label: 'next, previous match', isMinor: true },
  { keys: ['m'], label: 'message', isMinor: true },
  { keys: ['c'], label: 'chunks', isMinor: true },
  { keys: ['r'], label: 'request', isMinor: true },
  { keys: ['?'], label: 'these keys', isMinor: true },
]

/** The keys of the page of an unreadable file. */
export const UNREADABLE_HINTS: readonly KeyHint[] = [
  { keys: ['U'], label: 'undo the last change', isWriting: true },
  { keys: ['?'], label: 'keys' },
]
