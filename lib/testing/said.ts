import fc from 'fast-check'
import type { JsonValue } from '#lib/json/document'
import type { Piece, WireFormat } from './wire-formats'

/* For tests: any answer, in any cut. */

/** What a model said in one choice. */
export interface ChoiceContent {
  readonly text: string
  readonly reasoning: string
  readonly refusal: string
  readonly calls: readonly string[]
}

const words = fc.string({ unit: 'grapheme', maxLength: 24 })

/** Makes what a model says in each choice, as far as a wire format can say it. */
export function saidIn(format: WireFormat): fc.Arbitrary<ChoiceContent[]> {
  const only = (has: boolean): fc.Arbitrary<string> => (has ? words : fc.constant(''))
  const calls = format.calls === 'none' ? fc.constant([]) : fc.array(words, { maxLength: 3 })
  const one = fc.record({
    text: words,
    reasoning: only(format.reasoning),
    refusal: only(format.refusal),
    calls,
  })
  return fc.array(one, { minLength: 1, maxLength: format.choices })
}

/** A queue of pieces for each lane of an answer, cut at any UTF-16 unit, so even inside an emoji. */
function queuesOf(said: readonly ChoiceContent[], cuts: () => number, format: WireFormat): Piece[][] {
  return said.flatMap(({ text, reasoning, refusal, calls }, choice) => {
    const queue = (lane: Piece['lane'], whole: string): Piece[] => {
      const pieces: Piece[] = []
      for (let start = 0; start < whole.length; ) {
        const end = Math.min(whole.length, start + 1 + cuts())
        pieces.push({ choice, lane, text: whole.slice(start, end) })
        start = end
      }
      return pieces
    }
    const ofCall = (whole: string, call: number): Piece[] => {
      const pieces = format.calls === 'pieces' ? queue(call, whole) : []
      return pieces.length > 0 ? pieces : [{ choice, lane: call, text: whole }]
    }
    // Whole calls have no index; they come in order, so they share one queue.
    const ordered = calls.map(ofCall)
    const ofCalls = format.calls === 'pieces' ? ordered : [ordered.flat()]
    return [queue('text', text), queue('reasoning', reasoning), queue('refusal', refusal), ...ofCalls]
  })
}

/** The pieces in groups of up to three, in an order that keeps the order within each lane. */
function interleave(queues: Piece[][], choose: () => number): Piece[][] {
  const groups: Piece[][] = []
  for (let left = queues.filter((queue) => queue.length > 0); left.length > 0; ) {
    const group: Piece[] = []
    for (let size = 1 + (choose() % 3); size > 0 && left.length > 0; size--) {
      const piece = left[choose() % left.length]?.shift()
      if (piece) group.push(piece)
      left = left.filter((queue) => queue.length > 0)
    }
    groups.push(group)
  }
  return groups
}

/**
 * Writes what was said as the chunks of a stream, cut anywhere.
 * @param next gives the next random number
 */
export function chunksOf(
  said: readonly ChoiceContent[],
  next: () => number,
  format: WireFormat,
): JsonValue[] {
  return format.write(interleave(queuesOf(said, next, format), next))
}
