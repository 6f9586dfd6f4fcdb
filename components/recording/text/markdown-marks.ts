'use client'

import { type RefObject, useEffect } from 'react'
import { type LaneIndex, laneKey } from '#lib/message/stream'
import { useRecording } from '../frame/recording-context'
import { marksKey, readMarks, type TextMarks } from './marks'

/** The names of the marks, for the style sheet. They are drawn over the text, which stays as it is. */
const NAMES = ['chosen', 'pending', 'hovered'] as const
type MarkName = (typeof NAMES)[number]

/**
 * Marks the cursor's places in a rendered text: the characters of the chosen chunk, those that have not arrived, those
 * under the pointer, and the caret. Nothing is rendered again for a step.
 * @param pane holds runs of text with their offsets (`data-base`)
 * @param drawn changes when the text is drawn anew
 */
export function useMarkdownMarks(
  pane: RefObject<HTMLElement | null>,
  caret: RefObject<HTMLElement | null>,
  choice: number,
  drawn: unknown,
): void {
  const { stream, cursor } = useRecording()
  const lane = stream.lanes.get(laneKey(choice, 'text'))
  useEffect(() => {
    const { current: element } = pane
    if (!element || !lane || !('highlights' in CSS)) return
    const runs = runsOf(element)
    let shown: Range[] = []
    let key = ''
    const clear = (): void => {
      for (const name of NAMES) for (const range of shown) CSS.highlights.get(nameOf(name))?.delete(range)
      shown = []
    }
    const draw = (): void => {
      const next = keyOf(lane)
      if (next === key) return
      key = next
      clear()
      const marks = readMarks(key)
      shown = NAMES.flatMap((name) => {
        const range = rangeOf(name, marks, runs, element)
        if (range) highlight(name).add(range)
        return range ? [range] : []
      })
      placeCaret(caret.current, element, marks, runs)
    }
    const keyOf = (index: LaneIndex): string => {
      const { chunk, hovered, isPlaying } = cursor.get()
      return marksKey(stream, index, null, { chunk, hovered: isPlaying ? null : hovered })
    }
    draw()
    const stop = cursor.subscribe(draw)
    return () => {
      stop()
      clear()
    }
  }, [pane, caret, stream, cursor, lane, drawn])
}

function nameOf(name: MarkName): string {
  return `tapedeck-${name}`
}

function highlight(name: MarkName): Highlight {
  const known = CSS.highlights.get(nameOf(name))
  if (known) return known
  const made = new Highlight()
  CSS.highlights.set(nameOf(name), made)
  return made
}

/** A run of text, with the offset of its first character. */
interface TextRun {
  readonly node: Text
  readonly start: number
  readonly end: number
}

function runsOf(pane: HTMLElement): TextRun[] {
  return [...pane.querySelectorAll<HTMLElement>('[data-base]')]
    .flatMap((span): TextRun[] => {
      const node = span.firstChild
      const start = Number(span.dataset.base)
      return node instanceof Text ? [{ node, start, end: start + node.length }] : []
    })
    .sort((a, b) => a.start - b.start)
}

function rangeOf(
  name: MarkName,
  { chosen, hovered }: TextMarks,
  runs: readonly TextRun[],
  pane: HTMLElement,
): Range | null {
  if (name === 'pending') {
    const first = chosen && runs.find(({ end }) => end > chosen.end)
    if (!first) return null
    const range = document.createRange()
    range.setStart(first.node, Math.max(0, chosen.end - first.start))
    range.setEndAfter(pane.lastChild ?? pane)
    return range
  }
  const span = name === 'chosen' ? chosen : hovered
  return span && between(span, runs)
}

/** The range of the characters from one offset to another; null if none of them is shown. */
function between({ start, end }: { start: number; end: number }, runs: readonly TextRun[]): Range | null {
  const inside = runs.filter((run) => run.end > start && run.start < end)
  const [first, last] = [inside[0], inside.at(-1)]
  if (!first || !last) return null
  const range = document.createRange()
  range.setStart(first.node, Math.max(0, start - first.start))
  range.setEnd(last.node, Math.min(last.node.length, end - last.start))
  return range
}

/** The caret takes no room. It stands behind the last character that has arrived, and is kept visible. */
function placeCaret(
  caret: HTMLElement | null,
  pane: HTMLElement,
  { chosen, hasCaret }: TextMarks,
  runs: readonly TextRun[],
): void {
  if (!caret) return
  const at = hasCaret && chosen ? chosen.end : 0
  const before = at > 0 ? runs.findLast(({ start }) => start < at) : undefined
  const range =
    before && between({ start: Math.min(at, before.end) - 1, end: Math.min(at, before.end) }, [before])
  const place = range?.getClientRects()
  const last = place?.[place.length - 1]
  caret.hidden = !last
  if (!last) return
  const frame = pane.getBoundingClientRect()
  caret.style.left = `${last.right - frame.left}px`
  caret.style.top = `${last.top - frame.top}px`
  caret.style.height = `${last.height}px`
  void caret.scrollIntoView({ block: 'nearest' })
}
