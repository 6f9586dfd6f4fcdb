'use client'

import { Slider } from '@base-ui/react/slider'
import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import { useCursor, useRecording } from '../frame/recording-context'

/**
 * The playhead as a slider. Its ends are at the middle of the first and the last bar, so that it shares the plot's
 * axis.
 */
export function Scrubber(): ReactNode {
  const { cursor } = useRecording()
  const chunk = useCursor((state) => state.chunk)
  const { count } = cursor
  return (
    <Slider.Root
      value={chunk ?? count - 1}
      min={0}
      max={Math.max(1, count - 1)}
      disabled={count < 2}
      onValueChange={(value) => cursor.set({ chunk: value, isPlaying: false })}
    >
      <Slider.Control className="relative flex h-[26px] touch-none items-center">
        <div className="absolute inset-x-0 h-[3px] rounded-full bg-line-2" />
        <Slider.Track className="relative h-[3px] grow" style={{ marginInline: `${50 / count}%` }}>
          {chunk !== null && (
            <div
              className="absolute right-auto h-[3px] bg-ink-1"
              style={{
                left: `${-50 / Math.max(1, count - 1)}%`,
                width: `${((chunk + 0.5) * 100) / Math.max(1, count - 1)}%`,
              }}
            />
          )}
          <Slider.Thumb
            getAriaLabel={() => 'Chunk'}
            getAriaValueText={(_, value) =>
              chunk === null ? 'none chosen, the whole message' : `chunk ${value} of ${countText(count)}`
            }
            className={`size-3.5 rounded-full border-2 bg-bg outline-offset-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus ${chunk === null ? 'border-control' : 'border-ink-1'}`}
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  )
}
