import type { KeyHint } from '../ui/key-hint'

/** The keys of a test's page. */
export const testHints: readonly KeyHint[] = [
  { keys: ['[', ']'], label: 'previous, next call' },
  { keys: ['←', '→'], label: 'step chunk' },
  { keys: ['Space'], label: 'play' },
  { keys: ['Enter'], label: 'open the recording' },
  { keys: ['x'], label: 'open all folded' },
  { keys: ['v'], label: 'variants' },
  { keys: ['Esc'], label: 'back' },
  { keys: ['Home', 'End'], label: 'first, last step', isMinor: true },
  { keys: ['?'], label: 'these keys', isMinor: true },
]

/** The keys of the variants of a test. */
export const variantsHints: readonly KeyHint[] = [
  { keys: ['j', 'k'], label: 'next, previous variant' },
  { keys: ['x'], label: 'choose' },
  { keys: ['c'], label: 'compare the two' },
  { keys: ['d'], label: 'different only' },
  { keys: ['Enter'], label: 'conversation of the variant' },
  { keys: ['v'], label: 'back to the conversation' },
  { keys: ['Esc'], label: 'back' },
  { keys: ['?'], label: 'these keys', isMinor: true },
]
