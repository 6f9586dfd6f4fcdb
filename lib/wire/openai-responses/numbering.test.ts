import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import type { Assembled } from '#lib/message/message'
import { assembleChunks } from '#lib/testing/assemble-chunks'
import { eventOf, responseOf } from '#lib/testing/specimens/openai-responses'

/*
 * Each item of a stream is read once, however it is cut and numbered, and whatever the final response repeats of it.
 */

interface OutputItem {
  readonly type: 'message' | 'reasoning' | 'function_call' | 'code_interpreter_call'
  readonly text: string
}

/** How a server numbers items and repeats them. */
interface Manners {
  readonly isAtZero: boolean
  readonly isAnnounced: boolean
  readonly isEachDone: boolean
  readonly hasOtherIds: boolean
  /** Which items the end repeats, and whether in reverse order. */
  readonly repeats: readonly boolean[]
  readonly isReversed: boolean
  readonly size: number
}

const TYPES = ['message', 'reasoning', 'function_call', 'code_interpreter_call'] as const

const said = fc.array(
  fc.record({
    type: fc.constantFrom(...TYPES),
    text: fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b') }),
  }),
  { minLength: 1, maxLength: 5 },
)

const manners = fc.record({
  isAtZero: fc.boolean(),
  isAnnounced: fc.boolean(),
  isEachDone: fc.boolean(),
  hasOtherIds: fc.boolean(),
  repeats: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  isReversed: fc.boolean(),
  size: fc.integer({ min: 1, max: 4 }),
})

function itemOf({ type, text }: OutputItem, number: number, id: string): JsonObject {
  switch (type) {
    case 'message':
      return { id, type, role: 'assistant', content: [{ type: 'output_text', text, annotations: [] }] }
    case 'reasoning':
      return { id, type, summary: [], content: [{ type: 'reasoning_text', text }] }
    case 'function_call':
      return { id, type, call_id: `call_${number}`, name: `tool_${number}`, arguments: text }
    case 'code_interpreter_call':
      return { id, type, code: text }
  }
}

const DELTAS = {
  message: 'output_text',
  reasoning: 'reasoning_text',
  function_call: 'function_call_arguments',
  code_interpreter_call: 'code_interpreter_call_code',
}

function streamOf(items: readonly OutputItem[], how: Manners): JsonObject[] {
  const event = (type: string, fields: JsonObject): JsonObject => eventOf(`response.${type}`, fields, 0)
  const events = items.flatMap((item, number): JsonObject[] => {
    const id = `item_${number}`
    const output_index = how.isAtZero ? 0 : number
    const at = { item_id: id, output_index, content_index: 0 }
    // The name of a function is only in its announcement.
    const isAnnounced = how.isAnnounced || item.type === 'function_call'
    const pieces = item.text.match(new RegExp(`.{1,${how.size}}`, 'g')) ?? []
    return [
      ...(isAnnounced
        ? [event('output_item.added', { item: itemOf({ ...item, text: '' }, number, id), output_index })]
        : []),
      ...pieces.map((delta) => event(`${DELTAS[item.type]}.delta`, { ...at, delta })),
      ...(how.isEachDone
        ? [event('output_item.done', { item: itemOf(item, number, id), output_index })]
        : []),
    ]
  })
  const output = items.flatMap((item, number) =>
    how.repeats[number] ? [itemOf(item, number, `${how.hasOtherIds ? 'other' : 'item'}_${number}`)] : [],
  )
  if (how.isReversed) output.reverse()
  return [...events, event('completed', { response: responseOf(output, { status: 'completed' }) })]
}

function joined({ deltas }: Assembled, lane: string): string {
  return deltas.flatMap((delta) => (delta.lane === lane ? [delta.text] : [])).join('')
}

test('each item is read once', () => {
  fc.assert(
    fc.property(said, manners, (items, how) => {
      const assembled = assembleChunks('openai.responses.events', streamOf(items, how))
      const [message] = assembled.messages
      const textOf = (type: OutputItem['type']): string[] =>
        items.flatMap((item) => (item.type === type ? [item.text] : []))
      expect(message?.text).toBe(textOf('message').join(''))
      expect(message?.reasoning).toBe(textOf('reasoning').join(''))
      const asked = message?.toolCalls.map((call) => call.arguments).sort()
      expect(asked).toEqual([...textOf('function_call'), ...textOf('code_interpreter_call')].sort())
      expect(joined(assembled, 'text')).toBe(message?.text)
      expect(joined(assembled, 'reasoning')).toBe(message?.reasoning)
      for (const [number, call] of (message?.toolCalls ?? []).entries()) {
        expect(joined(assembled, `tool:${number}`)).toBe(call.arguments)
      }
      expect(assembled.rest.filter(({ as }) => as !== 'settings')).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('borders are where items begin', () => {
  fc.assert(
    fc.property(said, manners, (items, how) => {
      const [message] = assembleChunks('openai.responses.events', streamOf(items, how)).messages
      const ends = (type: OutputItem['type']): number[] => {
        const texts = items.flatMap((item) => (item.type === type ? [item.text] : []))
        return texts.slice(1).map((_, index) => texts.slice(0, index + 1).join('').length)
      }
      expect(message?.borders?.text ?? []).toEqual(ends('message'))
      expect(message?.borders?.reasoning ?? []).toEqual(ends('reasoning'))
    }),
  )
})
