import type { HashResult } from '#lib/formats/recorder/hash'
import type { Checked } from './checked'

/** What saving does, in words. */
export interface Consequence {
  readonly tone: 'plain' | 'warning'
  readonly text: string
}

/** Returns what saving the text does to replay and to the answer. */
export function consequenceOf(before: Checked, after: Checked): Consequence {
  const replay = replayConsequence(before.hash, after.hash)
  if (replay) return replay
  const isAnswerSame = JSON.stringify(before.messages) === JSON.stringify(after.messages)
  const text = isAnswerSame
    ? 'The answer and the request hash stay the same.'
    : 'Changes the answer; the request hash stays the same.'
  return { tone: 'plain', text }
}

function replayConsequence(before: HashResult | null, after: HashResult | null): Consequence | null {
  if (!after) return { tone: 'warning', text: 'The text is not a recording.' }
  if (before && before.computed === after.computed) return null
  if (after.verdict === 'match') {
    return { tone: 'plain', text: 'Changes the request hash to the name of the file: replay will find it.' }
  }
  if (after.verdict === 'unhashed') {
    return before === null
      ? null
      : { tone: 'warning', text: 'The request will not have a shape that is hashed.' }
  }
  return {
    tone: 'warning',
    text: 'Changes the request hash: replay will not find this file under its present name.',
  }
}

/** Puts line numbers into words: `Line 12 is`, `Lines 12 and 15 are`, `Lines 1, 2, 3 and 4 more are`. */
export function linesAre(lines: readonly number[]): string {
  const shown = lines.slice(0, 3).map(String)
  const rest = lines.length - shown.length
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown
  const list = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return lines.length === 1 ? `Line ${list} is` : `Lines ${list} are`
}
