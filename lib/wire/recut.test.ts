import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assembled, itemOfChunk, type Lane, type Message } from '#lib/message/message'
import { assembleChunks } from '#lib/testing/assemble-chunks'
import { type ChoiceContent, chunksOf, saidIn } from '#lib/testing/said'
import { nameOfCall, WIRE_FORMATS, type WireFormat } from '#lib/testing/wire-formats'

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
        const chunks = chunksOf(said, next, format)
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
        const chunks = chunksOf(said, next, format)
        const assembled = assembleChunks(format.kind, chunks)
        const places = assembled.deltas.map(({ chunk }) => chunk)
        expect(places).toEqual([...places].sort((a, b) => a - b))
        for (const place of places) expect(chunks[itemOfChunk(assembled, place)]).toBeTruthy()
      }),
      { numRuns: 30 },
    )
  })
})
