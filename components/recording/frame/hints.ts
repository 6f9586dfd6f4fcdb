import type { CameFrom } from '#lib/api/came-from'
import type { KeyHint } from '../../ui/key-hint'

type Place = CameFrom['place']

/** The keys of a recording's page. */
export const recordingHints = (from: Place): readonly KeyHint[] => [
  { keys: ['j', 'k'], label: STEP[from] },
  { keys: ['←', '→'], label: 'step chunk' },
  { keys: ['Shift', '←', '→'], label: 'move the window' },
  { keys: ['Alt', '←', '→'], label: 'resize the window' },
  { keys: ['1–9'], label: 'lane on, off' },
  { keys: ['Space'], label: 'play' },
  { keys: ['e'], label: 'edit', isWriting: true },
  { keys: ['R'], label: 'rename', isWriting: true },
  { keys: ['D'], label: 'duplicate', isWriting: true },
  { keys: ['U'], label: 'undo the last change', isWriting: true },
  { keys: ['Esc'], label: `back to ${from}` },
  { keys: ['[', ']'], label: 'previous, next recording of the test', isMinor: true },
  { keys: ['o'], label: 'all calls of the test', isMinor: true },
  { keys: ['Home', 'End'], label: 'first, last chunk', isMinor: true },
  { keys: ['l'], label: 'log probabilities', isMinor: true },
  { keys: ['n', 'N'], label: 'next, previous match', isMinor: true },
  { keys: ['m'], label: 'message', isMinor: true },
  { keys: ['c'], label: 'chunks', isMinor: true },
  { keys: ['r'], label: 'request', isMinor: true },
  { keys: ['a', 'p'], label: 'copy the answer, the prompt', isMinor: true },
  { keys: ['M', 'C', 'P'], label: 'copy as Markdown, as cURL, the path', isMinor: true },
  { keys: ['?'], label: 'these keys', isMinor: true },
]

/** The keys of the page of an unreadable file. */
export const unreadableHints = (from: Place): readonly KeyHint[] => [
  { keys: ['j', 'k'], label: STEP[from] },
  { keys: ['U'], label: 'undo the last change', isWriting: true },
  { keys: ['Esc'], label: `back to ${from}` },
  { keys: ['?'], label: 'keys' },
]

const STEP: Readonly<Record<Place, string>> = {
  list: 'next, previous recording',
  review: 'next, previous change',
}
