import { valueAt } from '#lib/check/issue-words'
import type { ProblemCode } from '#lib/check/problem'
import { readRecording } from '#lib/entry/read-recording'
import { itemPath } from '#lib/exchange/exchange'
import { type Folded, foldRuns } from '#lib/formats/recorder/fold'
import type { Sha256 } from '#lib/formats/recorder/hash'
import { pathOf } from '#lib/json/pointer'
import { type Delta, isOneText, type Rest } from '#lib/message/message'
import { isMessageLane } from '#lib/message/stream'
import { runsOf } from '#lib/wire/claim'
import type { Recording } from '#lib/wire/recording'
import { type FileFacts, type Opened, openRecording } from './open-recording'
import type { Entry } from './row'

/**
 * Makes the entry of a stream whose chunks say little each, from fewer chunks that say the same. Returns null where that
 * is not sure to give the same entry: then every chunk is read.
 */
export function entryOfFolded(path: string, facts: FileFacts, text: string, sha256?: Sha256): Entry | null {
  const folded = foldRuns(text, runsOf)
  const recording = folded && readRecording({ path, text: folded.text })
  if (!recording || recording.kind === 'unreadable' || !recording.isWritten) return null
  const opened = openRecording(recording, facts, sha256)
  if (!saysTheSame(recording, opened, folded)) return null
  const { row, ...entry } = opened.entry
  return { ...entry, row: { ...row, chunks: row.chunks + folded.count } }
}

/** Of many problems with these codes only some are told, so what is told of fewer chunks may be more. */
const CUT: readonly ProblemCode[] = ['missing-field', 'wrong-type', 'bad-value']

/**
 * Returns whether a stream says the same whether each run is one chunk or many: a run says one text in a lane, and what
 * it says beside the lanes is no more when it is said again.
 */
function saysTheSame(recording: Recording, opened: Opened, { runs, rule }: Folded): boolean {
  const { value, answer } = recording
  const { assembled, findings } = opened
  const mayDiffer = new Set([...rule.joined, ...rule.dropped])
  // There is only one such string in a chunk of a run, and it was joined.
  const isJoined = ({ chunk, pointer, name, text }: Delta): boolean =>
    name === undefined &&
    text !== '' &&
    rule.joined.includes(lastStep(pointer)) &&
    typeof valueAt(value, [...itemPath(answer, chunk), ...pathOf(pointer)]) === 'string'
  const isRepeated = (one: Rest): boolean => isOneText(one) && !mayDiffer.has(lastStep(one.path))
  return (
    // Only a stream has deltas, which tell what its chunks say.
    answer.isStreaming &&
    assembled.failure === null &&
    !findings.some(({ code }) => CUT.includes(code)) &&
    assembled.deltas.every((one) => !runs.has(one.chunk) || !isMessageLane(one.lane) || isJoined(one)) &&
    assembled.rest.every((one) => isRepeated(one) || !one.pieces.some(({ chunk }) => runs.has(chunk)))
  )
}

function lastStep(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1)
}
