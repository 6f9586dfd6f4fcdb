/** One line of the bench: what was measured, and its limit. */
export interface Measured {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The highest value allowed; null for a figure without a limit. */
  readonly limit: number | null
}

/**
 * Times two functions, run in turn so that both see the same machine.
 * @param before run before each turn of the subject, and not timed
 * @returns the median of each in milliseconds over `runs`, after warming up
 */
export async function compare(
  runs: number,
  subject: () => unknown,
  reference: () => unknown,
  before: () => unknown = () => {},
): Promise<{ subject: number; reference: number }> {
  const times: { subject: number[]; reference: number[] } = { subject: [], reference: [] }
  for (let run = -Math.ceil(runs / 3); run < runs; run++) {
    const reading = await timed(reference)
    await before()
    const own = await timed(subject)
    if (run < 0) continue
    times.reference.push(reading)
    times.subject.push(own)
  }
  return { subject: median(times.subject), reference: median(times.reference) }
}

/** Runs something. @returns how long it took, in milliseconds */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** The median of some numbers. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The quantile of some numbers: a share of them does not exceed it. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
