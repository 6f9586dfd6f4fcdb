import { lowerBound, type Stream } from '#lib/message/stream'

/** How fast the chunks are played, in chunks or characters a second. `usual` takes at most six seconds for any stream. */
export const PACES = [
  'usual',
  '5-chunks',
  '20-chunks',
  '60-chunks',
  '30-characters',
  '120-characters',
  '500-characters',
] as const
export type Pace = (typeof PACES)[number]

/** The choice is kept in a cookie. */
export const PACE_COOKIE = 'tapedeck-pace'

/** The pace that a cookie's value names; `usual` when it names none. */
export function paceOf(value: string | undefined): Pace {
  return PACES.find((pace) => pace === value) ?? 'usual'
}

/** What a pace is called, in little room: `20/s` for chunks, `120 ch/s` for characters. */
export function paceText(pace: Pace): string {
  const rate = Number.parseInt(pace, 10)
  return pace === 'usual' ? '≤ 6 s' : pace.endsWith('chunks') ? `${rate}/s` : `${rate} ch/s`
}

/** Milliseconds for each chunk of a short stream, and for all of a long one. */
const PER_CHUNK = 120
const AT_MOST = 6000

/** Returns for each chunk the number of characters that have arrived with it. */
export function charactersUpTo({ deltas }: Pick<Stream, 'deltas'>, count: number): number[] {
  const added = new Array<number>(count).fill(0)
  for (const { chunk, lane, start, end } of deltas) {
    if (lane !== 'rest') added[chunk] = (added[chunk] ?? 0) + end - start
  }
  let sum = 0
  return added.map((characters) => {
    sum += characters
    return sum
  })
}

/**
 * The chunk to show.
 * @param elapsed milliseconds since play began at chunk `from`; slightly negative if the frame began before that
 * @param arrived as `charactersUpTo` returns it, one number for each chunk
 */
export function chunkAfter(
  elapsed: number,
  from: number,
  { pace, arrived }: { readonly pace: Pace; readonly arrived: readonly number[] },
): number {
  const count = arrived.length
  const since = Math.max(0, elapsed)
  const rate = Number.parseInt(pace, 10) / 1000
  if (pace.endsWith('characters')) {
    const before = arrived[from] ?? 0
    return Math.max(from, lowerBound(arrived, Math.floor(before + since * rate) + 1) - 1)
  }
  const chunks = pace === 'usual' ? since / Math.min(PER_CHUNK, AT_MOST / count) : since * rate
  return Math.min(count - 1, from + Math.floor(chunks))
}
