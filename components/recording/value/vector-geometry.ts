/** Height of the drawing above and below the zero line, in units. */
export const HALF = 20

/**
 * Makes one SVG path with a bar from the zero line, or across it, for each run of values. The largest value has the
 * full height.
 */
export function barsPath(runs: readonly (readonly [low: number, high: number])[]): string {
  const largest = Math.max(...runs.map(([low, high]) => Math.max(-low, high)))
  const scale = largest > 0 ? HALF / largest : 0
  return runs
    .map(([low, high], at) => {
      const top = short(HALF - Math.max(high, 0) * scale)
      const height = short(HALF - Math.min(low, 0) * scale - top)
      return `M${at} ${top}h.8v${height}h-.8z`
    })
    .join('')
}

function short(value: number): number {
  return Math.round(value * 100) / 100
}
