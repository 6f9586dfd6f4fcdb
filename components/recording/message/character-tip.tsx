'use client'

import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { countText } from '#lib/figures/text'
import { type RecordingShared, useRecording } from '../frame/recording-context'
import { deltaUnder } from '../text/pointed-character'

interface Pointed {
  readonly x: number
  readonly y: number
  readonly chunk: number
  readonly characters: number
  /** Whether the character belongs to a token with a tip of its own. */
  readonly isToken: boolean
}

/**
 * Names the chunk that brought the character under the pointer, and marks it wherever it is drawn. It has a state of its
 * own, so that the message is not drawn again at each movement.
 */
export function CharacterTips({ pane }: { pane: RefObject<HTMLElement | null> }): ReactNode {
  const recording = useRecording()
  const [pointed, setPointed] = useState<Pointed | null>(null)
  useEffect(() => {
    const { current: element } = pane
    if (!element) return
    const { cursor } = recording
    let frame = 0
    const show = (next: Pointed | null): void => {
      setPointed(next)
      const hovered = next?.chunk ?? null
      if (cursor.get().hovered !== hovered) cursor.set({ hovered })
    }
    const move = (event: PointerEvent): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => show(pointedAt(event, recording)))
    }
    const leave = (): void => {
      cancelAnimationFrame(frame)
      show(null)
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
    }
  }, [pane, recording])
  return pointed && !pointed.isToken && <CharacterTip {...pointed} />
}

/** The chunk of the character under the pointer; null elsewhere, for a finger, and while the chunks are played. */
function pointedAt(event: PointerEvent, recording: RecordingShared): Pointed | null {
  const { cursor, stream } = recording
  if (event.pointerType === 'touch' || cursor.get().isPlaying) return null
  const found = deltaUnder(event, recording)
  if (!found) return null
  const delta = found.delta === null ? undefined : stream.deltas[found.delta]
  const characters = delta ? delta.end - delta.start : 0
  const isToken = event.target instanceof Element && event.target.closest('[data-token]') !== null
  return { x: event.clientX, y: event.clientY, chunk: found.chunk, characters, isToken }
}

function CharacterTip({ x, y, chunk, characters }: Omit<Pointed, 'isToken'>): ReactNode {
  return (
    <div
      role="tooltip"
      style={{ left: x, top: y }}
      className="-translate-x-1/2 -translate-y-[calc(100%+14px)] pointer-events-none fixed z-30 whitespace-nowrap rounded-field border border-line-2 bg-bg px-2 py-0.5 text-label shadow-card"
    >
      <span className="font-chosen">Chunk {chunk}</span>
      {characters > 0 && <span className="text-ink-3"> +{countText(characters)}</span>}
    </div>
  )
}
