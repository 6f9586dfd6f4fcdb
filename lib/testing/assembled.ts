import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { type Assembled, type Lane, restText } from '#lib/message/message'
import { assemble } from '#lib/wire/assemble'
import { textOf } from './specimens/envelope'

/*
 * For tests: what a recording's answer says, in short forms.
 */

/** What the answer of a recording says. */
export function assembledOf(recording: JsonObject): Assembled {
  const read = readRecording({ path: 'recordings/x.json', text: textOf(recording) })
  if (read.kind === 'unreadable') throw new Error('unreadable')
  return assemble(read)
}

/** What stands beside the lanes: what it is called (empty for what no reader claims), and its text. */
export function besideOf({ rest }: Assembled): [as: string, text: string][] {
  return rest.map((one) => [one.as, restText(one)])
}

/** What the chunks add to a lane of the first choice. */
export function piecesOf({ deltas }: Assembled, lane: Lane): string[] {
  return deltas.filter((delta) => delta.lane === lane && delta.choice === 0).map(({ text }) => text)
}
