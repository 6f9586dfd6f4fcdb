import type { KeyHint } from '../ui/key-hint'

/** The keys of the list of last changes. */
export const ACTIONS_HINTS: readonly KeyHint[] = [
  { keys: ['U'], label: 'undo the last change', isWriting: true },
]
