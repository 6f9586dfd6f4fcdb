import { createParser } from 'eventsource-parser'
import type { JsonValue } from '#lib/json/document'
import { MAX_DEPTH, parseDocument } from '#lib/json/parse'

/** One line of an event's data. */
export interface DataLine {
  /** Index in the body of the item that has the line. */
  readonly line: number
  /** Offset in the item at which its data starts. */
  readonly start: number
  readonly text: string
}

/** One event of a recorded stream of server-sent events. */
export interface LineEvent {
  /** Index in the body of the item with the (first) line of the data. */
  readonly line: number
  /** The text after `event:`; empty when there is none. */
  readonly name: string
  /** The text after `data:`, unchanged. */
  readonly data: string
  /** The lines that the data was joined from, with where each starts in its item. */
  readonly parts: readonly DataLine[]
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
  let parts: DataLine[] = []
  const parser = createParser({
    onEvent: ({ event, data }) => {
      events.push({ line: parts[0]?.line ?? -1, name: event ?? '', data, parts, value: jsonOf(data) })
      parts = []
    },
  })
  for (const [index, item] of lines.entries()) {
    if (typeof item !== 'string') continue
    let start = 0
    for (const { text, end } of linesIn(item)) {
      const head = DATA.exec(text)?.[0]
      if (head !== undefined) {
        parts.push({ line: index, start: start + head.length, text: text.slice(head.length) })
      }
      parser.feed(`${text}\n`)
      start += text.length + end.length
    }
  }
  parser.feed('\n')
  return events
}

/** The items of a response body that make one chunk of a stream of server-sent events. */
export interface ChunkItems {
  /** Indexes in the body, both included. The lines around an event's data are part of its chunk. */
  readonly first: number
  readonly last: number
  /** The item with the (first) line of the event's data, or the line that belongs to no event. */
  readonly line: number
}

/** One chunk of a stream of server-sent events. */
export interface LineChunk extends ChunkItems {
  /** null for a line that is no line of events. */
  readonly event: LineEvent | null
}

/** What a line of events starts with: a field, or the colon of a comment, which only keeps a connection open. */
const TAKEN = /^\uFEFF?(?:(?:data|event|id)(?::|$)|:|$)/

/**
 * Splits the lines of a response body into chunks: an event is one, and so is each item that the reader of events does
 * not take. Comments and empty lines go with the event that follows them, the last ones with the last chunk.
 */
export function chunksOfLines(lines: readonly JsonValue[]): LineChunk[] {
  const found: { readonly line: number; readonly last: number; readonly event: LineEvent | null }[] = []
  const events = eventsOfLines(lines).values()
  let event = events.next().value
  for (const [line, item] of lines.entries()) {
    if (!isTaken(item)) found.push({ line, last: line, event: null })
    for (; event && event.line <= line; event = events.next().value) {
      found.push({ line: event.line, last: event.parts.at(-1)?.line ?? line, event })
    }
  }
  let end = -1
  return found.map(({ line, last: ownLast, event }, index) => {
    const first = Math.min(line, end + 1)
    let last = index === found.length - 1 ? lines.length - 1 : ownLast
    while (isBlank(lines[last + 1])) last++
    end = Math.max(end, last)
    return { first, last, line, event }
  })
}

/** The chunk that an item of the body belongs to; of several the last one, and -1 before all chunks. */
export function chunkOfItem(chunks: readonly ChunkItems[], item: number): number {
  return chunks.findLastIndex(({ first }) => first <= item)
}

function isTaken(item: JsonValue): boolean {
  return typeof item === 'string' && item.split(/\r\n|\r|\n/).every((one) => TAKEN.test(one))
}

function isBlank(item: JsonValue | undefined): boolean {
  return typeof item === 'string' && /^[\r\n]*$/.test(item)
}

/** What comes before the data in its line. */
const DATA = /^\uFEFF?data(?:: ?|$)/

/**
 * Splits an item into lines, with their line ends; most items are one line. An item of several lines that ends with a
 * line end is a whole event.
 */
function linesIn(item: string): { readonly text: string; readonly end: string }[] {
  const pieces = item.split(/(\r\n|\r|\n)/)
  const lines = pieces.flatMap((text, index) => {
    return index % 2 === 0 ? [{ text, end: pieces[index + 1] ?? '' }] : []
  })
  return lines.length === 2 && lines[1]?.text === '' ? lines.slice(0, 1) : lines
}

function jsonOf(data: string): JsonValue | undefined {
  // The native parser takes any depth, but code that walks through the value would then overflow the stack.
  if (data.length > MAX_DEPTH && !parseDocument(data).ok) return undefined
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
