import type { ReactNode } from 'react'
import { placeOf } from './timeline-geometry'

/** Diameter of what is dragged, in px. */
const THUMB = 14

interface AxisSliderProps {
  /** What it chooses. */
  readonly label: string
  /** What is chosen, in words. */
  readonly valueText: string
  /** From 0; null if nothing is chosen. */
  readonly value: number | null
  readonly count: number
  readonly onChange: (value: number) => void
  /** Told when the slider gets the focus of a keyboard, and when it loses it. */
  readonly onFocus?: (isFocused: boolean) => void
}

/**
 * The playhead as a slider. Its ends are at the middle of the first and the last bar, so that it shares the plot's
 * axis.
 */
export function AxisSlider(props: AxisSliderProps): ReactNode {
  const { label, valueText, value, count, onChange, onFocus } = props
  return (
    <div className="relative flex h-[26px] items-center">
      <div className="absolute inset-x-0 h-[3px] rounded-full bg-line-2" />
      {value !== null && (
        <div
          className="absolute left-0 h-[3px] rounded-full bg-ink-1"
          style={{ width: `${placeOf(value, count) * 100}%` }}
        />
      )}
      <input
        type="range"
        aria-label={label}
        aria-valuetext={valueText}
        value={value ?? count - 1}
        min={0}
        max={Math.max(1, count - 1)}
        disabled={count < 2}
        onChange={(event) => onChange(Number(event.target.value))}
        onFocus={(event) => onFocus?.(event.target.matches(':focus-visible'))}
        onBlur={() => onFocus?.(false)}
        data-none={value === null || undefined}
        className="scrubber absolute m-0 h-[26px] touch-none"
        style={{
          left: `calc(${50 / count}% - ${THUMB / 2}px)`,
          width: `calc(${100 - 100 / count}% + ${THUMB}px)`,
        }}
      />
    </div>
  )
}
