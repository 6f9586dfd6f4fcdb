import { eventsOfLines, type LineEvent } from '#lib/exchange/event-lines'
import type { Answer } from '#lib/exchange/exchange'
import type { JsonValue } from '#lib/json/document'
import { field } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'
import { isEmpty } from '#lib/message/rest-parts'
import { isKnownError, onlyError } from './error'
import { type Reader, rest } from './reader'

/** The data that ends a stream in some APIs. It is noise. */
const END = '[DONE]'

/** Lines that the reader of events takes, comments (which only keep a connection open) and empty lines. */
const TAKEN = /^\uFEFF?(?:(?:data|event|id)(?::|$)|:|$)/

/** The name of an event whose data is an error, whatever its shape. */
const ERROR = /^error$/i

/**
 * Reads the lines of server-sent events: the data of each event by `reader`, and any other line as rest. Lines without
 * any event are an error in place of the stream.
 */
export function readLines(assembly: Assembly, { items }: Answer, reader: Reader): void {
  const lines = items.map(({ value }) => value)
  const all = eventsOfLines(lines)
  const other = all.length === 0 ? onlyError : rest
  const events = all.values()
  let event = events.next().value
  for (const [index, line] of lines.entries()) {
    if (!isTaken(line)) assembly.read(index, '', () => other.read({ assembly, choice: 0 }, line, ''))
    for (; event && event.line <= index; event = events.next().value) readEvent(assembly, event, reader)
  }
}

function readEvent(assembly: Assembly, event: LineEvent, reader: Reader): void {
  assembly.readEvent(event, (value) => {
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

function isTaken(line: JsonValue): boolean {
  return typeof line === 'string' && line.split(/\r\n|\r|\n/).every((one) => TAKEN.test(one))
}
