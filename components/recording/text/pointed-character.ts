import type { Lane } from '#lib/message/message'
import { prettyArguments } from '#lib/page/pretty-arguments'
import type { AnswerView } from '#lib/page/view'

/** A character of the answer. */
export interface PointedCharacter {
  readonly choice: number
  readonly lane: Lane
  /** In the text of the lane. */
  readonly offset: number
}

/** The character of the answer under a press; null when there is none. */
export function characterUnder(event: MouseEvent, answers: readonly AnswerView[]): PointedCharacter | null {
  const target = event.target instanceof Element ? event.target : null
  const run = target?.closest<HTMLElement>('[data-base]') ?? null
  return run && characterAt(run, offsetIn(run, event.clientX, event.clientY), answers)
}

/** The character at an offset of a run of shown text; null when it is not one of the answer. */
export function characterAt(
  run: HTMLElement | null,
  offset: number,
  answers: readonly AnswerView[],
): PointedCharacter | null {
  const holder = run?.closest<HTMLElement>('[data-lane]')
  if (!run || !holder) return null
  const choice = Number(holder.dataset.choice)
  const answer = answers.find(({ index }) => index === choice)
  const lane = laneNamed(holder.dataset.lane ?? '')
  if (!answer || lane === null) return null
  const shown = Number(run.dataset.base) + offset
  const call = answer.calls.find((one) => one.lane === lane)
  const sources = call && call.text.length === call.length ? prettyArguments(call.text)?.sources : undefined
  return { choice, lane, offset: sources ? (sources[shown] ?? -1) : shown }
}

function laneNamed(name: string): Lane | null {
  if (name === 'text' || name === 'reasoning' || name === 'refusal') return name
  const call = /^tool:(\d+)$/.exec(name)
  return call ? `tool:${Number(call[1])}` : null
}

/** Which character of a run is at a point: browsers give the gap nearest to it, so both neighbours are looked at. */
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
