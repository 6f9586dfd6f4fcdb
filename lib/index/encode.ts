import { deflateRawSync } from 'node:zlib'
import { isSettled } from '#lib/disk/file-stamp'
import type { FoundFile } from '#lib/disk/find'
import { beginningsOf } from '#lib/entry/beginning'
import { calledTools } from '#lib/entry/called-tools'
import type { Entry, Said } from '#lib/entry/row'
import { foldText } from '#lib/query/fold-text'
import { PARTS, textsOfPart } from '#lib/query/search-parts'
import type { Head, SegmentData, StoredBody } from './segment-data'

/** A file that was read: its state before reading, its entry, and when reading began. */
export interface ReadEntry {
  readonly facts: FoundFile
  readonly entry: Entry
  /** Milliseconds since 1970. */
  readonly readAt: number
}

/** Ends each text in the searched buffer. This byte does not occur in UTF-8, so no match reaches across it. */
const END = Buffer.of(0xff)
const NOTHING = Buffer.alloc(0)
/** Long texts are compressed fast rather than well. */
const FAST = { level: 1 }

/** Encodes entries into buffers that can be sent between threads, searched, and written to the cache. */
export function encodeEntries(read: readonly ReadEntry[]): SegmentData {
  const said = read.map(({ entry }) => ({ entry, beginnings: beginningsOf(entry) }))
  const bodies = said.map(({ entry, beginnings }) => bodyOf(beginnings ?? entry))
  const wholes = said.map(({ entry, beginnings }) =>
    beginnings === null ? NOTHING : deflateRawSync(bodyOf(entry), FAST),
  )
  const turns = read.map(({ entry }) => Buffer.from(JSON.stringify(entry.turn)))
  const texts: Buffer[] = []
  const kinds: number[] = []
  const starts: number[] = []
  const firstTexts: number[] = []
  let length = 0
  for (const { entry } of read) {
    firstTexts.push(kinds.length)
    for (const [kind, part] of PARTS.entries()) {
      for (const text of textsOfPart(entry, part)) {
        const bytes = Buffer.from(foldText(text))
        texts.push(bytes, END)
        kinds.push(kind)
        starts.push(length)
        length += bytes.length + 1
      }
    }
  }
  return {
    heads: read.map(headOf),
    bodies: Buffer.concat(bodies),
    bodyStarts: Float64Array.from(startsOf(bodies)),
    wholes: Buffer.concat(wholes),
    wholeStarts: Float64Array.from(startsOf(wholes)),
    turns: Buffer.concat(turns),
    turnStarts: Float64Array.from(startsOf(turns)),
    texts: Buffer.concat(texts),
    textStarts: Float64Array.from([...starts, length]),
    textKinds: Uint8Array.from(kinds),
    firstTexts: Uint32Array.from([...firstTexts, kinds.length]),
  }
}

/** Returns where each buffer starts when they are joined, and the end of the last. */
function startsOf(buffers: readonly Buffer[]): number[] {
  const starts = [0]
  for (const { length } of buffers) starts.push((starts.at(-1) ?? 0) + length)
  return starts
}

function headOf({ entry, facts, readAt }: ReadEntry): Head {
  const { prompt: _p, answer: _a, reasoning: _r, toolCalls: _t, ...row } = entry.row
  const { changed } = facts
  return { ...row, changed, isSettled: isSettled(facts, readAt), tools: [...calledTools(entry)] }
}

/** Prompt, answer and reasoning are among the searched texts, so the body holds only their positions. */
function bodyOf({ row, texts }: Said): Buffer {
  const body: StoredBody = {
    prompt: placeIn(texts.user, row.prompt),
    answer: placeIn(texts.answer, row.answer),
    reasoning: placeIn(texts.reasoning, row.reasoning),
    toolCalls: row.toolCalls,
    texts,
  }
  return Buffer.from(JSON.stringify(body))
}

function placeIn(texts: readonly string[], text: string): string | number {
  const place = text === '' ? -1 : texts.lastIndexOf(text)
  return place === -1 ? text : place
}
