import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { madeChange } from '#lib/testing/made-pair'
import { callOf, streamed, typedAs } from '#lib/testing/specimens/envelope'

const TYPE = 'openai.types.chat.chat_completion_chunk.ChatCompletionChunk'

function streamOf(pieces: readonly string[]): JsonObject {
  const chunk = (delta: JsonObject, finish: string | null): JsonObject =>
    typedAs(TYPE, {
      id: 'rec-1',
      choices: [{ index: 0, delta, finish_reason: finish }],
      created: 0,
      model: 'gpt-4o',
      object: 'chat.completion.chunk',
      obfuscation: JSON.stringify(delta).slice(-4),
    })
  const chunks = pieces.map((content) => chunk({ content, role: 'assistant' }, null))
  return streamed(callOf('/v1/chat/completions', { model: 'gpt-4o' }), [...chunks, chunk({}, 'stop')])
}

function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...new Set(places.map((place) => place % text.length)), text.length].sort((a, b) => a - b)
  const pieces = ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end))
  return pieces.filter((piece) => piece !== '')
}

test('a text that is cut into other chunks differs only in its chunks', () => {
  const places = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(
      fc.string({ minLength: 2, maxLength: 60, unit: 'binary' }),
      places,
      places,
      (text, one, other) => {
        const [before, after] = [cutAt(text, one), cutAt(text, other)]
        fc.pre(before.join('\0') !== after.join('\0'))
        expect(madeChange(streamOf(before), streamOf(after)).change.facets).toEqual(['chunking'])
      },
    ),
  )
})

test('a different text is a different answer, however it is cut', () => {
  const places = fc.array(fc.nat(1_000), { maxLength: 5 })
  const texts = fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))
  fc.assert(
    fc.property(texts, places, places, ([text, another], one, other) => {
      fc.pre(text !== another)
      const [before, after] = [streamOf(cutAt(text, one)), streamOf(cutAt(another, other))]
      expect(madeChange(before, after).change.facets).toEqual(['answer'])
    }),
  )
})
