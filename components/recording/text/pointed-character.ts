import type { AnswerPlace } from '#lib/api/page-address'
import type { Lane } from '#lib/message/message'
import { chunkOfOffset } from '#lib/message/stream'
import { prettyArguments } from '#lib/page/pretty-arguments'
import type { RecordingShared } from '../frame/recording-context'
import { type ChosenDelta, deltaAtPath } from '../timeline/cursor'

type Shown = Pick<RecordingShared, 'answers' | 'rest' | 'stream'>

/** The delta that brought the character under a click; null if there is no character of a streamed answer. */
export function deltaUnder(event: MouseEvent, shown: Shown): ChosenDelta | null {
  const run = runUnder(event)
  return run && deltaAt(run, offsetIn(run, event.clientX, event.clientY), shown)
}

/** The run of text under a pointer. A run is drawn anew while it is hovered, so a click may have another target. */
function runUnder({ clientX, clientY }: MouseEvent): HTMLElement | null {
  return document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-base]') ?? null
}

/** The delta that brought the character at an offset of a run of shown text; null if no chunk did. */
export function deltaAt(run: HTMLElement | null, offset: number, shown: Shown): ChosenDelta | null {
  if (!run || shown.stream.deltas.length === 0) return null
  const at = Number(run.dataset.base) + offset
  const lane = run.closest<HTMLElement>('[data-lane]')
  const key = run.closest<HTMLElement>('[data-rest]')?.dataset.rest
  return lane ? deltaInLane(lane, at, shown) : key === undefined ? null : deltaInRest(key, at, shown)
}

/** The place in the answer of the character under a click; null if there is none. */
export function answerPlaceUnder(event: MouseEvent, { answers }: Pick<Shown, 'answers'>): AnswerPlace | null {
  const run = runUnder(event)
  const holder = run?.closest<HTMLElement>('[data-lane]')
  if (!run || !holder) return null
  const at = Number(run.dataset.base) + offsetIn(run, event.clientX, event.clientY)
  const place = placeInLane(holder, at, answers)
  return place.lane === null || place.offset < 0 ? null : { ...place, lane: place.lane }
}

/** @param at offset in the text as it is shown: arguments are laid out */
function placeInLane(
  holder: HTMLElement,
  at: number,
  answers: Shown['answers'],
): { readonly choice: number; readonly lane: Lane | null; readonly offset: number } {
  const choice = Number(holder.dataset.choice)
  const lane = laneNamed(holder.dataset.lane ?? '')
  const call = answers.find((one) => one.index === choice)?.calls.find((one) => one.lane === lane)
  const sources = call && call.text.length === call.length ? sourcesOf(call.text) : undefined
  return { choice, lane, offset: sources ? (sources[at] ?? -1) : at }
}

/** The arguments that were laid out last: the pointer mostly stays on the same ones. */
let last: { readonly text: string; readonly sources: readonly number[] | undefined } | null = null

function sourcesOf(text: string): readonly number[] | undefined {
  if (last?.text !== text) last = { text, sources: prettyArguments(text)?.sources }
  return last.sources
}

function deltaInLane(holder: HTMLElement, at: number, { answers, stream }: Shown): ChosenDelta | null {
  const { choice, lane, offset } = placeInLane(holder, at, answers)
  const delta = stream.deltas.findIndex(
    (one) => one.lane === lane && one.choice === choice && one.start <= offset && offset < one.end,
  )
  const chunk = stream.deltas[delta]?.chunk
  return chunk === undefined ? null : { chunk, delta }
}

function deltaInRest(key: string, at: number, { rest, stream }: Shown): ChosenDelta | null {
  const part = rest.parts.find((one) => one.key === key)
  const chunk = part && chunkOfOffset({ ...part, total: part.length }, at)
  // The content of an exception comes after all chunks.
  if (!part || chunk === undefined || chunk > (stream.deltas.at(-1)?.chunk ?? -1)) return null
  return { chunk, delta: deltaAtPath(stream, chunk, part.path) }
}

function laneNamed(name: string): Lane | null {
  if (name === 'text' || name === 'reasoning' || name === 'refusal') return name
  const call = /^tool:(\d+)$/.exec(name)
  return call ? `tool:${Number(call[1])}` : null
}

/**
 * Finds the character of a run at a point. Browsers give the nearest gap between characters, so both its neighbours are
 * checked.
 */
function offsetIn(run: HTMLElement, x: number, y: number): number {
  const node = run.firstChild
  if (!(node instanceof Text) || run.dataset.sign !== undefined) return 0
  const gap = gapAt(node, x, y)
  const holds = (at: number): boolean => {
    if (at < 0 || at >= node.length) return false
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    )
  }
  return [gap, gap - 1].find(holds) ?? Math.max(0, Math.min(gap, node.length - 1))
}

function gapAt(node: Text, x: number, y: number): number {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return position?.offsetNode === node ? position.offset : 0
  }
  return 0
}
