'use client'

import type { ReactNode } from 'react'
import { countedText, countText } from '#lib/figures/text'
import { firstDelta, laneKey } from '#lib/message/stream'
import { type RecordingShared, useCursor, useRecording } from '../frame/recording-context'
import { laneLook, stripLabel } from './lane-look'
import { placeOf } from './timeline-geometry'

/** Diameter of what is dragged, in px. */
const THUMB = 14

interface ScrubberProps {
  /** Told when the slider gets the focus of a keyboard, and when it loses it. */
  readonly onFocus: (isFocused: boolean) => void
}

/**
 * The playhead as a slider. Its ends are at the middle of the first and the last bar, so that it shares the plot's
 * axis.
 */
export function Scrubber({ onFocus }: ScrubberProps): ReactNode {
  const shared = useRecording()
  const { cursor } = shared
  const { count } = cursor
  const chunk = useCursor((state) => state.chunk)
  return (
    <div className="relative flex h-[26px] items-center">
      <div className="absolute inset-x-0 h-[3px] rounded-full bg-line-2" />
      {chunk !== null && (
        <div
          className="absolute left-0 h-[3px] rounded-full bg-ink-1"
          style={{ width: `${placeOf(chunk, count) * 100}%` }}
        />
      )}
      <input
        type="range"
        aria-label="Chunk"
        aria-valuetext={chunk === null ? 'none chosen, the whole message' : saidOf(shared, chunk)}
        value={chunk ?? count - 1}
        min={0}
        max={Math.max(1, count - 1)}
        disabled={count < 2}
        onChange={(event) => cursor.set({ chunk: Number(event.target.value), isPlaying: false })}
        onFocus={(event) => onFocus(event.target.matches(':focus-visible'))}
        onBlur={() => onFocus(false)}
        data-none={chunk === null || undefined}
        className="scrubber absolute m-0 h-[26px] touch-none"
        style={{
          left: `calc(${50 / count}% - ${THUMB / 2}px)`,
          width: `calc(${100 - 100 / count}% + ${THUMB}px)`,
        }}
      />
    </div>
  )
}

/** What a chunk adds, for readers that do not see the plot: `chunk 5 of 54, text, 4 characters`. */
function saidOf({ stream, strips, cursor }: RecordingShared, chunk: number): string {
  const { deltas } = stream
  const said = [`chunk ${chunk} of ${countText(cursor.count)}`]
  for (let index = firstDelta(stream, chunk); deltas[index]?.chunk === chunk; index++) {
    const delta = deltas[index]
    if (!delta) break
    const strip = strips.find(({ key }) => key === laneKey(delta.choice, delta.lane))
    said.push(strip ? stripLabel(strip) : laneLook(delta.lane).label)
    if (delta.end > delta.start) said.push(countedText(delta.end - delta.start, 'character'))
  }
  return said.join(', ')
}
