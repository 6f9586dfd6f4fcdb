import { type Answer, itemPath } from '#lib/exchange/exchange'
import type { JsonPath } from '#lib/json/pointer'
import { Assembly } from '#lib/message/assembly'
import type { Ledger } from '#lib/message/ledger'
import type { Assembled } from '#lib/message/message'
import type { SourceLog } from '#lib/message/source-log'
import { formatOf } from './claim'
import { onlyError, orError } from './error'
import { readFacts } from './facts'
import { failureOf } from './failure'
import type { Kind } from './kind'
import { readLines } from './lines'
import type { Reader } from './reader'
import type { Recording } from './recording'
import { unknownReader } from './unknown'

/** Whether the chunks of a stream of this kind make a message. Such a stream has a beginning and an end. */
export function isMessageStream(kind: Kind): boolean {
  const format = formatOf(kind)
  return format?.isMessage === true && format.kinds.list === kind
}

/**
 * Reads all of a recording's answer: messages, the delta of each chunk of a stream, token counts, the failure, and the
 * content outside the lanes. Only known noise is left out (docs/format.md, 7).
 * @param collect.ledger collects noise and token counts for a comparison; without it they are not collected
 * @param collect.log notes the place of every value, for an editor
 */
export function assemble(
  recording: Recording,
  collect: { readonly ledger?: Ledger; readonly log?: SourceLog } = {},
): Assembled {
  const { answer, call, spelling } = recording
  const isStream = answer.isStreaming && answer.isList
  const isLines = isOfLines(recording)
  const pathOfItem = (chunk: number): JsonPath => itemPath(answer, chunk)
  const options = { isStream, isLines, itemPath: pathOfItem, asked: call.model, ...collect }
  const assembly = new Assembly(spelling, options)
  const reader = readerOf(recording)
  const lines = isLines ? readLines(assembly, answer, reader) : null
  if (!isLines) {
    const context = { assembly, choice: 0 }
    for (const [chunk, { value, within, beside }] of answer.items.entries()) {
      assembly.read(chunk, within, () => reader.read(context, value, ''))
      if (beside) assembly.read(chunk, '', () => assembly.rest({ ...beside }, ''))
    }
  }
  const read = assembly.result()
  return {
    ...read,
    lines,
    rest: [...read.rest, ...readFacts(recording, lines?.length ?? answer.items.length)],
    failure: failureOf(answer, assembly.firstError, read.rest),
  }
}

/** The number of chunks of a recording's stream; 0 for an answer that is not a stream. */
export function chunkCount({ answer }: Recording, { lines }: Pick<Assembled, 'lines'>): number {
  return answer.isStreaming && answer.isList ? (lines?.length ?? answer.items.length) : 0
}

/**
 * Tells whether the items of an answer are lines of server-sent events: as a wire format says, or as a captured stream
 * of any format has them.
 */
export function isOfLines({ answer, kind }: Recording): boolean {
  const format = formatOf(kind)
  if (!answer.isList || !format) return false
  return (
    format.isLines === true ||
    (answer.items.length > 0 && answer.items.every(({ value }) => typeof value === 'string'))
  )
}

function readerOf({ answer, kind }: Recording): Reader {
  const format = formatOf(kind)
  if (!format) return unknownReader
  if (format.isMessage && isPlainText(answer)) return onlyError
  const reader = answer.isList && format.items ? format.items() : format.whole()
  return kind === 'error' ? reader : orError(reader, format.isMessage)
}

/** Whether an answer is words in place of JSON, such as `Internal Server Error` or a page of a gateway. */
function isPlainText({ isList, items }: Answer): boolean {
  const [body] = items
  if (isList || body === undefined || body.isTyped || typeof body.value !== 'string') return false
  return !/^\s*(?:[[{"]|(?:data|event|id|retry)?:|$)/.test(body.value)
}
