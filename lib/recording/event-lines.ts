import { createParser } from 'eventsource-parser'
import type { JsonValue } from '#lib/json/document'

/** One event of a recorded stream of server-sent events. */
export interface LineEvent {
  /** Index in the body of the (first) line that holds the data. */
  readonly line: number
  /** What stands after `event:`; empty without it. */
  readonly name: string
  /** The data as it stands there. */
  readonly data: string
  /** The data read as JSON; undefined when it is none, as in `[DONE]`. */
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
    if (dataLine === -1 && /^\uFEFF?data(?::|$)/.test(line)) dataLine = index
    parser.feed(`${line}\n`)
  }
  parser.feed('\n')
  return events
}

function jsonOf(data: string): JsonValue | undefined {
  try {
    return JSON.parse(data) as JsonValue
  } catch {
    return undefined
  }
}
