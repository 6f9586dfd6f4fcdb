import {
  isMessageLane,
  type LaneIndex,
  laneKey,
  lowerBound,
  rangeOfChunk,
  type Stream,
} from '#lib/message/stream'

/** The marks of the cursor in one text, as offsets in the text as it is shown. */
export interface TextMarks {
  /** Characters of the chosen chunk; those after them have not arrived. Null if no chunk is chosen. */
  readonly chosen: { readonly start: number; readonly end: number } | null
  /** Whether the last character that has arrived is in this text. */
  readonly hasCaret: boolean
  readonly hovered: { readonly start: number; readonly end: number } | null
}

/** For a lane's text that has been laid out: the offset in the lane of each shown character. Null if it has not. */
export type Sources = readonly number[] | null

interface Pointed {
  readonly chunk: number | null
  readonly hovered: number | null
}

/** Writes the marks of a lane as a short text, so that unchanged marks are equal. `readMarks` reads it. */
export function marksKey(stream: Stream, lane: LaneIndex, sources: Sources, pointed: Pointed): string {
  const range = (chunk: number | null): string => {
    if (chunk === null) return ''
    const { start, end } = rangeOfChunk(lane, chunk)
    return `${shownOffset(start, sources)},${shownOffset(end, sources)}`
  }
  const caret = pointed.chunk !== null && caretLane(stream, pointed.chunk) === laneKey(lane.choice, lane.lane)
  return `${range(pointed.chunk)};${range(pointed.hovered)};${caret ? 1 : ''}`
}

export function readMarks(key: string): TextMarks {
  const [chosen = '', hovered = '', caret = ''] = key.split(';')
  const range = (text: string): TextMarks['chosen'] => {
    const [start, end] = text.split(',').map(Number)
    return text === '' || start === undefined || end === undefined ? null : { start, end }
  }
  return { chosen: range(chosen), hovered: range(hovered), hasCaret: caret === '1' }
}

/** The offset of a lane's character in the text as it is shown. */
function shownOffset(offset: number, sources: Sources): number {
  return sources === null ? offset : lowerBound(sources, offset)
}

const arrivals = new WeakMap<Stream, { readonly chunks: number[]; readonly lanes: string[] }>()

/** The lane that got the last characters up to and including a chunk. */
function caretLane(stream: Stream, chunk: number): string | undefined {
  const known = arrivals.get(stream) ?? { chunks: [], lanes: [] }
  if (!arrivals.has(stream)) {
    for (const delta of stream.deltas) {
      if (!isMessageLane(delta.lane) || delta.end === delta.start) continue
      known.chunks.push(delta.chunk)
      known.lanes.push(laneKey(delta.choice, delta.lane))
    }
    arrivals.set(stream, known)
  }
  return known.lanes[lowerBound(known.chunks, chunk + 1) - 1]
}

/** A part of a text that is drawn in one style. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly isChosen: boolean
  readonly isHovered: boolean
  /** Whether it had not arrived yet with the chosen chunk. */
  readonly isPending: boolean
}

/**
 * Splits the characters from `from` to `to` of a text where its marks begin and end, but never inside a surrogate pair.
 */
export function runsOf(text: string, from: number, to: number, { chosen, hovered }: TextMarks): Run[] {
  const wanted = [chosen?.start, chosen?.end, hovered?.start, hovered?.end]
  const inside = wanted.flatMap((at) => (at !== undefined && at > from && at < to ? [snapped(text, at)] : []))
  const cuts = [...new Set([from, ...inside, to])].filter((at) => at <= to).sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? to
    const isIn = (range: TextMarks['chosen']): boolean =>
      range !== null && start >= snapped(text, range.start) && end <= snapped(text, range.end)
    return {
      start,
      end,
      isChosen: isIn(chosen),
      isHovered: isIn(hovered),
      isPending: chosen !== null && start >= snapped(text, chosen.end),
    }
  })
}

function snapped(text: string, at: number): number {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at
}

/**
 * Longer words and lines are broken, because browsers need time that grows with the square of their length to lay them
 * out.
 */
const MAX_WORD = 3000
const MAX_LINE = 20_000
const LONG_WORD = new RegExp(`\\S{${MAX_WORD + 1}}`)

/** Where to break a stretch of text that is too long for a block; null if it fits. */
function breakOf(text: string, start: number, end: number): number | null {
  const stretch = text.slice(start, Math.min(end, start + MAX_LINE + MAX_WORD))
  const word = LONG_WORD.exec(stretch)
  if (word) return snapped(text, start + (word.index || MAX_WORD))
  return end - start > MAX_LINE ? snapped(text, start + MAX_LINE) : null
}

/**
 * Splits a long text at line ends into blocks that are laid out on their own. The line end between two blocks is in
 * neither. A very long line is split into blocks that follow each other directly.
 */
export function blocksOf(
  text: string,
  from: number,
  end: number,
  size = 2000,
): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = []
  let start = from
  while (end - start > size) {
    let at = text.indexOf('\n', start + size)
    // A block would lose a line end at its end, so the cut is before the first of several.
    while (at > 0 && text[at - 1] === '\n') at = text.indexOf('\n', at + 1)
    const isFar = at === -1 || at >= end
    const cut = breakOf(text, start, isFar ? end : at)
    if (cut === null && isFar) break
    blocks.push({ start, end: cut ?? at })
    start = cut ?? at + 1
  }
  return [...blocks, { start, end }]
}
