'use client'

import type { ReactNode } from 'react'
import { countedText, countText } from '#lib/figures/text'
import { firstDelta, laneKey } from '#lib/message/stream'
import { type RecordingShared, useCursor, useRecording } from '../frame/recording-context'
import { AxisSlider } from './axis-slider'
import { laneLook, stripLabel } from './lane-look'

interface ScrubberProps {
  /** Told when the slider gets the focus of a keyboard, and when it loses it. */
  readonly onFocus: (isFocused: boolean) => void
}

/** The chosen chunk as a slider. */
export function Scrubber({ onFocus }: ScrubberProps): ReactNode {
  const shared = useRecording()
  const { cursor } = shared
  const chunk = useCursor((state) => state.chunk)
  return (
    <AxisSlider
      label="Chunk"
      valueText={chunk === null ? 'none chosen, the whole message' : saidOf(shared, chunk)}
      value={chunk}
      count={cursor.count}
      onChange={(value) => cursor.set({ chunk: value, isPlaying: false })}
      onFocus={onFocus}
    />
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
