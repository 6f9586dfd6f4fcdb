import type { KeyHint } from '../../ui/key-hint'

/** The keys of a merge, for the footer. */
export function mergeHints(modifier: string): KeyHint[] {
  return [
    { keys: ['F8'], label: 'next that asks' },
    { keys: ['0', '1', '2'], label: 'base, mine, theirs' },
    { keys: ['3'], label: 'by hand' },
    { keys: [modifier, 'Z'], label: 'take a choice back' },
    { keys: [modifier, 'S'], label: 'review and save', isWriting: true },
    { keys: ['Esc'], label: 'back, keep the draft' },
    { keys: ['Shift', 'F8'], label: 'previous that asks', isMinor: true },
  ]
}
