import { lineChanges } from '#lib/diff/line-changes'
import { eventsOfLines } from '#lib/exchange/event-lines'
import { type JsonValue, spanOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { nodeAt, pathOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { toReadable } from '#lib/json/readable'
import { lowerBound } from '#lib/message/stream'
import { formatted } from './formatted'
import { cutOf } from './shorten'
import type { ChunksView } from './view'

/** The JSON of one chunk, laid out for reading. */
export interface ChunkJson {
  readonly chunk: number
  readonly text: string
  /** For each pointer, the line of its value, from 0; -1 if it does not exist or is cut off. */
  readonly lines: readonly number[]
  readonly isCut: boolean
  /** The lines as they were sent, if the chunk is a server-sent event, whose data is `text`; null for other chunks. */
  readonly sent: string | null
  /** The lines, from 0, that differ from the chunk before; empty for the first chunk. */
  readonly differs: readonly number[]
}

/** A chunk with more characters is shown as it is in the file. */
const MAX_FORMATTED = 200_000
const SHOWN = { characters: 60_000, rows: 600 }

/**
 * Lays out one chunk of a stream in the recorder's form, as `chunkJson` does. Of a server-sent event it lays out the data.
 * @param file text of the file
 * @param chunk index of the chunk; it must exist
 */
export function chunkJsonIn(chunks: ChunksView, file: string, chunk: number): ChunkJson {
  const json = laidOut(chunks, file, chunk)
  if (chunk === 0) return json
  const [before, after] = [laidOut(chunks, file, chunk - 1), json].map(({ text }) => lineTexts(text))
  const differs = lineChanges(before ?? [], after ?? []).flatMap(({ afterStart, afterCount }) =>
    Array.from({ length: afterCount }, (_, index) => afterStart + index),
  )
  return { ...json, differs }
}

/** The lines without the comma at their ends, which says nothing of a line. */
function lineTexts(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/,$/, ''))
}

function laidOut(chunks: ChunksView, file: string, chunk: number): ChunkJson {
  const { deltas, starts, ends, lines } = chunks
  const raw = file.slice(starts[chunk] ?? 0, ends[chunk] ?? 0)
  const end = lowerBound(deltas.chunk, chunk + 1)
  const pointers = deltas.shape
    .slice(lowerBound(deltas.chunk, chunk), end)
    .map((shape) => deltas.shapes[shape]?.pointer ?? '')
  const sent = lines === null ? null : sentLines(raw)
  if (sent === null) return chunkJson(chunk, raw, pointers)
  // Events that share their lines follow one another.
  const first = lowerBound(starts, starts[chunk] ?? 0)
  const data = eventsOfLines(sent)[chunk - first]?.data
  const text = sent.map((line) => String(line).replace(/(?:\r\n|\r|\n)$/, '')).join('\n')
  return { ...chunkJson(chunk, data ?? text, pointers), sent: text.slice(0, cutOf(text, SHOWN)) }
}

/** The lines in a part of the file's list of lines; null if it is not JSON. */
function sentLines(raw: string): JsonValue[] | null {
  try {
    return JSON.parse(`[${raw}]`)
  } catch {
    return null
  }
}

/**
 * Lays out one chunk in the recorder's form, with readable characters instead of escapes.
 * @param raw JSON text of the chunk, as it is in the file
 * @param pointers JSON pointers, relative to the chunk
 */
function chunkJson(chunk: number, raw: string, pointers: readonly string[]): ChunkJson {
  const written = raw.length > MAX_FORMATTED ? null : formatted(raw)
  if (written === null) {
    const text = raw.slice(0, cutOf(raw, SHOWN))
    const lines = pointers.map(() => -1)
    return { chunk, text, lines, isCut: text.length < raw.length, sent: null, differs: [] }
  }
  const parsed = parseDocument(written)
  const readable = toReadable(written)
  const text = readable.slice(0, cutOf(readable, SHOWN))
  const rows = text.split('\n').length
  const lines = pointers.map((pointer) => {
    const node = parsed.ok && pointer !== '' ? nodeAt(parsed.document, pathOf(pointer)) : undefined
    if (!parsed.ok || node === undefined) return -1
    const line = positionAt(written, spanOf(parsed.document, node).start).line - 1
    return line < rows ? line : -1
  })
  return { chunk, text, lines, isCut: text.length < readable.length, sent: null, differs: [] }
}
