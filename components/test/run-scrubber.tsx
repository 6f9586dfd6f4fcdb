'use client'

import { memo, type ReactNode, useMemo } from 'react'
import { countedText, countText } from '#lib/figures/text'
import { type ListedDelta, unpackDeltas } from '#lib/message/stream'
import { laneAtOnce, type Steps, stretchAt } from '#lib/page/test-steps'
import type { TestCallView } from '#lib/page/view-test'
import { AxisSlider } from '../recording/timeline/axis-slider'
import { PlayerButtons } from '../recording/timeline/player-buttons'
import type { PlottedDelta } from '../recording/timeline/timeline-geometry'
import type { Player } from '../recording/timeline/use-player'
import { StepBars } from './step-bars'
import { useIsPlaying, useStep, useSteps } from './test-steps-context'

/** The width of the plot on a large screen, in px. */
const WIDTH = 1200

interface RunScrubberProps {
  readonly calls: readonly TestCallView[]
  readonly player: Player
  /** The place of the chosen call among the calls. */
  readonly chosen: number
}

/** All chunks of the page's calls on one axis, with the playhead as a slider. */
export function RunScrubber({ calls, player, chosen }: RunScrubberProps): ReactNode {
  const { steps } = useSteps()
  const isPlaying = useIsPlaying()
  return (
    <section
      aria-label="Timeline of the test"
      className="grid shrink-0 grid-cols-[170px_minmax(0,1fr)] gap-x-4 border-t border-line px-4 pt-2 pb-1 max-[699px]:grid-cols-1"
    >
      <div className="flex flex-col max-[699px]:flex-row max-[699px]:items-center max-[699px]:justify-between">
        <Where calls={calls} chosen={chosen} />
        <PlayerButtons player={player} isPlaying={isPlaying} unit="step" />
      </div>
      <div className="relative min-w-0 self-end">
        <Bars calls={calls} steps={steps} />
        <Ahead />
        <StepSlider calls={calls} chosen={chosen} />
      </div>
    </section>
  )
}

function Where({ calls, chosen }: Omit<RunScrubberProps, 'player'>): ReactNode {
  const { steps } = useSteps()
  const step = useStep()
  return (
    <div className="min-h-[38px]">
      <p className="font-title">
        {step === null
          ? countedText(steps.count, 'step')
          : `Step ${countText(step + 1)} of ${countText(steps.count)}`}
      </p>
      <p className="truncate text-label text-ink-2">
        {step === null ? 'none chosen, all has arrived' : placeWords(calls, steps, chosen, step)}
      </p>
    </div>
  )
}

function placeWords(calls: readonly TestCallView[], steps: Steps, chosen: number, step: number): string {
  const stretch = stretchAt(steps, step)
  const place = stretch?.calls.includes(chosen) ? chosen : stretch?.calls[0]
  const call = place === undefined ? undefined : calls[place]
  if (!call || !stretch) return ''
  const chunk = step - stretch.start
  const where = call.chunks === 0 ? 'at once' : chunk < call.chunks ? `chunk ${chunk}` : 'ended'
  return `call ${call.outline.label}, ${where}`
}

/** The bars of all calls. Calls that share a stretch are drawn one over the other. */
const Bars = memo(function Bars({
  calls,
  steps,
}: {
  calls: readonly TestCallView[]
  steps: Steps
}): ReactNode {
  const rows = useMemo(() => rowsOf(calls, steps), [calls, steps])
  return (
    <div aria-hidden>
      {rows.map((deltas, row) => (
        <StepBars key={row} deltas={deltas} count={steps.count} width={WIDTH} className="h-[17px]" />
      ))}
      <div className="relative h-4 border-t border-line-2 text-chip text-ink-3">
        {steps.stretches
          .filter(({ length }) => length / steps.count > 0.015)
          .map(({ start, length, label }) => (
            <span
              key={start}
              className="absolute truncate border-l border-line-2 pl-1 leading-4"
              style={{ left: `${(start / steps.count) * 100}%`, width: `${(length / steps.count) * 100}%` }}
            >
              {label}
            </span>
          ))}
      </div>
    </div>
  )
})

/** The most rows of bars; further calls of a stretch share the last one. */
const MOST_ROWS = 2

function rowsOf(calls: readonly TestCallView[], steps: Steps): PlottedDelta[][] {
  const rows: PlottedDelta[][] = []
  for (const stretch of steps.stretches) {
    for (const [position, place] of stretch.calls.entries()) {
      const row = Math.min(position, MOST_ROWS - 1)
      const known = rows[row] ?? []
      rows[row] = known
      const call = calls[place]
      if (!call) continue
      const { deltas } = call
      if (!deltas) known.push({ lane: laneAtOnce(call), chunk: stretch.start, start: 0, end: 500 })
      else known.push(...alikeHigh(unpackDeltas(deltas).deltas, stretch.start))
    }
  }
  return rows
}

/** The deltas of a call from its first step on. The longest of each call is as high: one huge chunk flattens no other call. */
function alikeHigh(deltas: readonly ListedDelta[], from: number): PlottedDelta[] {
  const longest = deltas.reduce((most, { start, end }) => Math.max(most, end - start), 1)
  return deltas.map(({ lane, chunk, start, end }) => ({
    ...{ lane, chunk: chunk + from, start: 0 },
    end: (1000 * (end - start)) / longest,
  }))
}

/** Dims what comes after the playhead. */
function Ahead(): ReactNode {
  const { steps } = useSteps()
  const step = useStep()
  if (step === null) return null
  const at = ((step + 1) / steps.count) * 100
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 right-0 bottom-[42px] border-l-[1.5px] border-ink-1 bg-bg/70"
      style={{ left: `${at}%` }}
    />
  )
}

function StepSlider({ calls, chosen }: Omit<RunScrubberProps, 'player'>): ReactNode {
  const { steps, cursor } = useSteps()
  const step = useStep()
  const words =
    step === null
      ? 'none chosen, all has arrived'
      : `step ${step + 1} of ${countText(steps.count)}, ${placeWords(calls, steps, chosen, step)}`
  return (
    <AxisSlider
      label="Step"
      valueText={words}
      value={step}
      count={steps.count}
      onChange={(value) => cursor.set({ chunk: value, isPlaying: false })}
    />
  )
}
