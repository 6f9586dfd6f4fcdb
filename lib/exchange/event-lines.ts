import { createParser } from 'eventsource-parser'
import type { JsonValue } from '#lib/json/document'
import { MAX_DEPTH, parseDocument } from '#lib/json/parse'

/** One event of a recorded stream of server-sent events. */
export interface LineEvent {
  /** Index in the body of the item with the (first) line of the data. */
  readonly line: number
  /** The text after `event:`; empty when there is none. */
  readonly name: string
  /** The text after `data:`, unchanged. */
  readonly data: string
  /**
   * The data read as JSON; undefined when it is not JSON, as in `[DONE]`, or is nested more deeply than a recording may
   * be.
   */
  readonly value: JsonValue | undefined
}

/**
 * Reads the lines of a response body as server-sent events. Like the recorder's own readers, it also reads a last event
 * without the empty line that should end it.
 * @param lines the items of the body; items that are not strings are skipped
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

/**
 * Splits an item into lines; most items are one line. An item of several lines that ends with a line end is a whole
 * event.
 */
function linesIn(item: string): string[] {
  const lines = item.split(/\r\n|\r|\n/)
  return lines.length === 2 && lines[1] === '' ? lines.slice(0, 1) : lines
}

function jsonOf(data: string): JsonValue | undefined {
  // The native parser takes any depth, but code that walks through the value would then overflow the stack.
  if (data.length > MAX_DEPTH && !parseDocument(data).ok) return undefined
  try {
    return JSON.parse(data) as JsonValue
  } catch {
    return undefined
  }
}
