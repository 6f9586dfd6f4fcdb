import { createParser } from 'eventsource-parser'
import type { JsonValue } from '#lib/json/document'
import { MAX_DEPTH, parseDocument } from '#lib/json/parse'

/** One event of a recorded stream of server-sent events. */
export interface LineEvent {
  /** Index in the body of the item that holds the (first) line of the data. */
  readonly line: number
  /** What stands after `event:`; empty without it. */
  readonly name: string
  /** The data as it stands there. */
  readonly data: string
  /** The data read as JSON; undefined when it is none, as in `[DONE]`, or is nested deeper than a recording may be. */
  readonly value: JsonValue | undefined
}

/**
 * Reads the lines of a response body as server-sent events. A last event without the empty line that should end it
 * is read too, as the recorder's own readers do.
 * @param lines the items of `response.body`; those that are no strings are passed over
 */
export function eventsOfLines(lines: readonly JsonValue[]): LineEvent[] {
  const events: LineEvent[] = []
  let dataLine = -1
  const parser = createParser({
    onEvent: ({ event, data }) => {
      events.push({ line: dataLine, name: event ?? '', data, value: jsonOf(data) })
      dataLine = -1
    },
  })
  for (const [index, line] of lines.entries()) {
    if (typeof line !== 'string') continue
    for (const text of linesIn(line)) {
      if (dataLine === -1 && /^\uFEFF?data(?::|$)/.test(text)) dataLine = index
      parser.feed(`${text}\n`)
    }
  }
  parser.feed('\n')
  return events
}

/** The lines of one item: mostly one. An item of several that ends with a line end is a whole event. */
function linesIn(item: string): string[] {
  const lines = item.split(/\r\n|\r|\n/)
  return lines.length === 2 && lines[1] === '' ? lines.slice(0, 1) : lines
}

function jsonOf(data: string): JsonValue | undefined {
  // The native parser takes any depth, and whoever walks through the value then runs out of stack.
  if (data.length > MAX_DEPTH && !parseDocument(data).ok) return undefined
  try {
    return JSON.parse(data) as JsonValue
  } catch {
    return undefined
  }
}
