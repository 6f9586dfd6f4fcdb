import { type ChunkItems, chunksOfLines, type LineEvent } from '#lib/exchange/event-lines'
import type { Answer } from '#lib/exchange/exchange'
import { field } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'
import { isEmpty } from '#lib/message/rest-parts'
import { isKnownError, onlyError } from './error'
import { type Reader, rest } from './reader'

/** The data that ends a stream in some APIs. It is noise. */
const END = '[DONE]'

/** The name of an event whose data is an error, whatever its shape. */
const ERROR = /^error$/i

/**
 * Reads the lines of server-sent events: the data of each event by `reader`, and any other line as rest. Lines without
 * any event are an error in place of the stream.
 * @returns the lines of each chunk that was read
 */
export function readLines(assembly: Assembly, { items }: Answer, reader: Reader): ChunkItems[] {
  const lines = items.map(({ value }) => value)
  const chunks = chunksOfLines(lines)
  const other = chunks.every(({ event }) => event === null) ? onlyError : rest
  for (const [chunk, { line, event }] of chunks.entries()) {
    if (event) readEvent(assembly, chunk, event, reader)
    else assembly.read(chunk, '', () => other.read({ assembly, choice: 0 }, lines[line] ?? null, ''))
  }
  return chunks.map(({ first, last, line }) => ({ first, last, line }))
}

function readEvent(assembly: Assembly, chunk: number, event: LineEvent, reader: Reader): void {
  assembly.readEvent(chunk, event, (value) => {
    if (isOtherError(event)) readErrorEvent(assembly, event)
    else if (event.value !== undefined) reader.read({ assembly, choice: 0 }, value, '')
    else if (event.data !== END) assembly.rest(event.data, '')
    assembly.scope = ''
    if (!saysAgain(event)) assembly.rest(event.name, '/event')
  })
}

/** Whether only the name of an event says that it is an error. */
function isOtherError({ name, data, value }: LineEvent): boolean {
  return ERROR.test(name) && data !== END && !isKnownError(value)
}

function readErrorEvent(assembly: Assembly, { name, data, value = data }: LineEvent): void {
  if (isEmpty(value)) assembly.error(name, '/event')
  else onlyError.read({ assembly, choice: 0 }, value, '')
}

/** Whether the name of an event only repeats a value of its data. */
function saysAgain({ name, data, value }: LineEvent): boolean {
  if (data === END) return /^(?:done)?$/i.test(name)
  return (
    name === '' || ERROR.test(name) || name === field(value, 'type') || name === field(value, 'event_type')
  )
}
