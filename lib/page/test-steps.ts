import type { Lane } from '#lib/message/message'
import type { TestCallView } from './view-test'

/** Calls that share a stretch of the scrubber, because they go on from the same call or from none. */
export interface Stretch {
  /** Places of the calls among those of the page. */
  readonly calls: readonly number[]
  /** The labels of its calls: `2a, 2b`. */
  readonly label: string
  /** Its first step, and the number of its steps: that of the longest call. */
  readonly start: number
  readonly length: number
}

/** All steps of the calls of a page: a step is one chunk, or one answer that came at once. */
export interface Steps {
  readonly stretches: readonly Stretch[]
  /** The stretch of each call. */
  readonly stretchOf: readonly number[]
  readonly count: number
}

/**
 * Lays the calls of a page out on one scrubber.
 * @param runs the run of each call, by any number that only it has
 */
export function stepsOf(
  calls: readonly Pick<TestCallView, 'outline' | 'chunks'>[],
  runs: readonly number[],
): Steps {
  const grouped: { key: string; calls: number[] }[] = []
  for (const [index, { outline }] of calls.entries()) {
    const key = `${runs[index]} ${outline.depth}`
    const last = grouped.at(-1)
    if (last?.key === key) last.calls.push(index)
    else grouped.push({ key, calls: [index] })
  }
  let start = 0
  const stretches = grouped.map(({ calls: places }): Stretch => {
    const length = Math.max(1, ...places.map((place) => calls[place]?.chunks ?? 0))
    const labels = places.map((place) => calls[place]?.outline.label ?? '')
    const label = labels.length > 3 ? `${labels[0]} to ${labels.at(-1)}` : labels.join(', ')
    start += length
    return { calls: places, label, start: start - length, length }
  })
  const stretchOf = calls.map((_, index) => stretches.findIndex((stretch) => stretch.calls.includes(index)))
  return { stretches, stretchOf, count: start }
}

/**
 * The chunk of a call that a step has reached: -1 before its first, the last one when all have arrived.
 * @param step null if none is chosen: all has arrived
 * @returns null if all has arrived
 */
export function chunkAtStep(
  { start }: Pick<Stretch, 'start'>,
  chunks: number,
  step: number | null,
): number | null {
  if (step === null) return null
  const chunk = step - start
  return chunk >= Math.max(1, chunks) ? null : Math.max(-1, chunk)
}

/** The stretch that holds a step. */
export function stretchAt({ stretches }: Steps, step: number): Stretch | undefined {
  return stretches.find(({ start, length }) => step >= start && step < start + length)
}

/** The lane of the one step of a call whose answer came at once: that of the first thing that it says. */
export function laneAtOnce({
  answers,
  failure,
  reason,
}: Pick<TestCallView, 'answers' | 'failure' | 'reason'>): Lane {
  if (failure !== '' || reason !== '') return 'error'
  for (const lane of ['text', 'refusal'] as const)
    if (answers.some((answer) => answer[lane].length > 0)) return lane
  if (answers.some(({ calls }) => calls.length > 0)) return 'tool:0'
  return answers.some(({ reasoning }) => reasoning.length > 0) ? 'reasoning' : 'rest'
}
