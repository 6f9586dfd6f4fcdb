import type { Lane } from '#lib/message/message'

/** A part of a lane of a streamed answer, by the chunks that brought it. */
export interface LanePart {
  readonly choice: number
  readonly lane: Lane
  readonly firstChunk: number
  readonly lastChunk: number
}

/** Says which chunks a part of a lane came in: `text, chunks 12 to 14`. The first choice is not named. */
export function partWords({ choice, lane, firstChunk, lastChunk }: LanePart): string {
  const call = /^tool:(\d+)$/.exec(lane)
  const name = call ? `call ${Number(call[1]) + 1}` : lane
  const chunks = firstChunk === lastChunk ? `chunk ${firstChunk}` : `chunks ${firstChunk} to ${lastChunk}`
  return [choice > 0 ? `choice ${choice}` : '', name, chunks].filter((word) => word !== '').join(', ')
}
