import { spanOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { nodeAt, pathOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { toReadable } from '#lib/json/readable'
import { writeDocument } from '#lib/json/write'
import { cutOf } from './shorten'

/** The JSON of one chunk, laid out for reading. */
export interface ChunkJson {
  readonly chunk: number
  readonly text: string
  /** For each pointer, the line of its value, from 0; -1 if it does not exist or is cut off. */
  readonly lines: readonly number[]
  readonly isCut: boolean
}

/** A chunk with more characters is shown as it is in the file. */
const MAX_FORMATTED = 200_000
const SHOWN = { characters: 60_000, rows: 600 }

/**
 * Lays out one chunk in the recorder's form, with readable characters instead of escapes.
 * @param raw JSON text of the chunk, as it is in the file
 * @param pointers JSON pointers, relative to the chunk
 */
export function chunkJson(chunk: number, raw: string, pointers: readonly string[]): ChunkJson {
  const written = raw.length > MAX_FORMATTED ? null : formatted(raw)
  if (written === null) {
    const text = raw.slice(0, cutOf(raw, SHOWN))
    return { chunk, text, lines: pointers.map(() => -1), isCut: text.length < raw.length }
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
  return { chunk, text, lines, isCut: text.length < readable.length }
}

/** Writes a JSON text in the recorder's form, without the final line end; null if it is not JSON. */
export function formatted(raw: string): string | null {
  const parsed = parseDocument(raw)
  return parsed.ok ? writeDocument(parsed.document).slice(0, -1) : null
}
