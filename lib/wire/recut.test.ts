import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assembled, Lane, Message } from '#lib/message/message'
import { assembleChunks } from '#lib/testing/assemble-chunks'
import { nameOfCall, type Piece, WIRE_FORMATS, type WireFormat } from '#lib/testing/wire-formats'

/** What a model said in one choice. */
interface ChoiceContent {
  readonly text: string
  readonly reasoning: string
  readonly refusal: string
  readonly calls: readonly string[]
}

const words = fc.string({ unit: 'grapheme', maxLength: 24 })

function saidIn(format: WireFormat): fc.Arbitrary<ChoiceContent[]> {
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

function expected(
  said: ChoiceContent,
  choice: number,
  format: WireFormat,
): Omit<Message, 'role' | 'finishReason'> {
  const textOf = (call: string): string => (format.calls === 'whole' ? JSON.stringify({ text: call }) : call)
  const toolCalls = said.calls.map((call, index) => ({
    id: format.name.startsWith('ollama') ? null : `call_${index}`,
    name: nameOfCall(index),
    arguments: textOf(call),
  }))
  return { index: choice, text: said.text, reasoning: said.reasoning, refusal: said.refusal, toolCalls }
}

function joined({ deltas }: Assembled, choice: number, lane: Lane): string {
  return deltas
    .flatMap((delta) => (delta.choice === choice && delta.lane === lane ? [delta.text] : []))
    .join('')
}

describe.each(WIRE_FORMATS)('$name', (format) => {
  const saying = fc.tuple(saidIn(format), fc.infiniteStream(fc.nat(7)))

  test('any cutting of an answer gives the same message, and each lane joins to it', () => {
    fc.assert(
      fc.property(saying, ([said, stream]) => {
        const next = (): number => stream.next().value
        const chunks = format.write(interleave(queuesOf(said, next, format), next))
        const assembled = assembleChunks(format.kind, chunks)
        for (const message of assembled.messages) {
          const choice = said[message.index]
          if (!choice) throw new Error('a choice that was not said')
          expect(message).toMatchObject(expected(choice, message.index, format))
          expect(joined(assembled, message.index, 'text')).toBe(message.text)
          expect(joined(assembled, message.index, 'reasoning')).toBe(message.reasoning)
          expect(joined(assembled, message.index, 'refusal')).toBe(message.refusal)
          for (const [call, { arguments: text }] of message.toolCalls.entries()) {
            expect(joined(assembled, message.index, `tool:${call}`)).toBe(text)
          }
        }
        const silent = said.filter(
          (_, index) => !assembled.messages.some((message) => message.index === index),
        )
        for (const choice of silent)
          expect(choice).toEqual({ text: '', reasoning: '', refusal: '', calls: [] })
      }),
      { numRuns: 150 },
    )
  })

  test('deltas are in the order of chunks, and each lies in a chunk', () => {
    fc.assert(
      fc.property(saying, ([said, stream]) => {
        const next = (): number => stream.next().value
        const chunks = format.write(interleave(queuesOf(said, next, format), next))
        const places = assembleChunks(format.kind, chunks).deltas.map(({ chunk }) => chunk)
        expect(places).toEqual([...places].sort((a, b) => a - b))
        for (const place of places) expect(chunks[place]).toBeTruthy()
      }),
      { numRuns: 30 },
    )
  })
})
