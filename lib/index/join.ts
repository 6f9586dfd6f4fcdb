import type { SegmentData } from './segment-data'
import type { StoredEntry } from './stored-entry'

/** One entry of a segment. */
interface Source {
  readonly entry: StoredEntry
  readonly data: SegmentData
  readonly slot: number
}

/** Copies entries from their segments into new buffers. */
export function joinEntries(entries: readonly StoredEntry[]): SegmentData {
  const sources = entries.map((entry) => ({
    entry,
    data: entry.location.segment.data,
    slot: entry.location.slot,
  }))
  const joined = allocate(sources)
  let body = 0
  let whole = 0
  let turn = 0
  let byte = 0
  let text = 0
  for (const [slot, { data, slot: from }] of sources.entries()) {
    const bodies = data.bodies.subarray(data.bodyStarts[from], data.bodyStarts[from + 1])
    joined.bodies.set(bodies, body)
    joined.bodyStarts[slot] = body
    const wholes = data.wholes.subarray(data.wholeStarts[from], data.wholeStarts[from + 1])
    joined.wholes.set(wholes, whole)
    joined.wholeStarts[slot] = whole
    const turns = data.turns.subarray(data.turnStarts[from], data.turnStarts[from + 1])
    joined.turns.set(turns, turn)
    joined.turnStarts[slot] = turn
    joined.firstTexts[slot] = text
    const first = data.firstTexts[from] ?? 0
    const end = data.firstTexts[from + 1] ?? first
    const start = data.textStarts[first] ?? 0
    const bytes = data.texts.subarray(start, data.textStarts[end])
    joined.texts.set(bytes, byte)
    joined.textKinds.set(data.textKinds.subarray(first, end), text)
    for (let index = first; index < end; index++) {
      joined.textStarts[text++] = byte + (data.textStarts[index] ?? 0) - start
    }
    body += bodies.length
    whole += wholes.length
    turn += turns.length
    byte += bytes.length
  }
  joined.bodyStarts[sources.length] = body
  joined.wholeStarts[sources.length] = whole
  joined.turnStarts[sources.length] = turn
  joined.textStarts[text] = byte
  joined.firstTexts[sources.length] = text
  return joined
}

function allocate(sources: readonly Source[]): SegmentData {
  let bodies = 0
  let wholes = 0
  let turns = 0
  let bytes = 0
  let texts = 0
  for (const { data, slot } of sources) {
    bodies += span(data.bodyStarts, slot, slot + 1)
    wholes += span(data.wholeStarts, slot, slot + 1)
    turns += span(data.turnStarts, slot, slot + 1)
    const first = data.firstTexts[slot] ?? 0
    const end = data.firstTexts[slot + 1] ?? first
    texts += end - first
    bytes += span(data.textStarts, first, end)
  }
  return {
    heads: sources.map(({ entry }) => entry.head),
    bodies: new Uint8Array(bodies),
    bodyStarts: new Float64Array(sources.length + 1),
    wholes: new Uint8Array(wholes),
    wholeStarts: new Float64Array(sources.length + 1),
    turns: new Uint8Array(turns),
    turnStarts: new Float64Array(sources.length + 1),
    texts: new Uint8Array(bytes),
    textStarts: new Float64Array(texts + 1),
    textKinds: new Uint8Array(texts),
    firstTexts: new Uint32Array(sources.length + 1),
  }
}

function span(starts: Float64Array, from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0)
}
