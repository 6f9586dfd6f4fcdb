import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { facetsBetween, madeChange } from '#lib/testing/made-pair'
import { deltaOf, eventOf, MESSAGES_CALL, messageOf } from '#lib/testing/specimens/anthropic'
import { converseStream, pieceOf, startOf } from '#lib/testing/specimens/bedrock-converse'
import { recordingWith, streamed, textOf } from '#lib/testing/specimens/envelope'
import { geminiCallTo, linesOf } from '#lib/testing/specimens/gemini'
import { CHAT_CALL, deltaChunk } from '#lib/testing/specimens/openai-chat'
import { RESPONSES_CALL, eventOf as responseEvent } from '#lib/testing/specimens/openai-responses'
import { detailOf } from '../detail/detail'

type Part = 'text' | 'call'

const anthropic = (parts: readonly Part[]): JsonObject =>
  recordingWith(MESSAGES_CALL, {
    is_streaming: true,
    body: linesOf([
      eventOf('message_start', { message: messageOf([], {}) }),
      ...parts.flatMap((part, index) => [
        eventOf('content_block_start', {
          index,
          content_block:
            part === 'text'
              ? { type: 'text', text: '' }
              : { type: 'tool_use', id: 'toolu_a', name: 'lamps', input: {} },
        }),
        deltaOf(
          index,
          part === 'text'
            ? { type: 'text_delta', text: 'Low tide.' }
            : { type: 'input_json_delta', partial_json: '{}' },
        ),
      ]),
    ]),
  })
const converse = (parts: readonly Part[]): JsonObject =>
  converseStream(
    parts.flatMap((part, index) =>
      part === 'text'
        ? [pieceOf(index, { text: 'Low tide.' })]
        : [
            startOf(index, { toolUse: { toolUseId: 'a', name: 'lamps' } }),
            pieceOf(index, { toolUse: { input: '{}' } }),
          ],
    ),
  )
const inGemini = (part: Part): JsonObject =>
  part === 'text' ? { text: 'Low tide.' } : { function_call: { name: 'lamps', args: { n: 1 } } }
const gemini = (parts: readonly Part[]): JsonObject =>
  streamed(
    geminiCallTo('/generate_content_stream'),
    parts.map((part) => ({ candidates: [{ content: { role: 'model', parts: [inGemini(part)] } }] })),
  )
const responses = (parts: readonly Part[]): JsonObject =>
  streamed(
    RESPONSES_CALL,
    parts.map((part, output_index) =>
      responseEvent(
        'response.output_item.done',
        {
          output_index,
          item:
            part === 'text'
              ? {
                  type: 'message',
                  id: 'm',
                  role: 'assistant',
                  content: [{ type: 'output_text', text: 'Low tide.' }],
                }
              : { type: 'function_call', id: 'f', call_id: 'a', name: 'lamps', arguments: '{}' },
        },
        output_index,
      ),
    ),
  )
const chat = (parts: readonly Part[]): JsonObject =>
  streamed(
    CHAT_CALL,
    parts.map((part) =>
      part === 'text'
        ? deltaChunk({ content: 'Low tide.' })
        : deltaChunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'lamps', arguments: '{}' } }] }),
    ),
  )

const between = (before: JsonObject, after: JsonObject): readonly string[] =>
  facetsBetween('recordings/0.json', textOf(before), textOf(after))

describe.each([
  ['Anthropic', anthropic],
  ['Converse', converse],
  ['Gemini', gemini],
  ['Responses', responses],
] as const)('a stream of %s', (_, of) => {
  test('a call before the text instead of after it is another answer, and the page says so', () => {
    const [before, after] = [of(['text', 'call']), of(['call', 'text'])]
    expect(between(before, after)).toContain('answer')
    const { changes = [] } = detailOf(madeChange(before, after).pair).answer.value ?? {}
    expect(changes.find(({ pointer }) => pointer === 'order of the parts')).toMatchObject({
      before: 'text, tool:0',
      after: 'tool:0, text',
    })
  })
})

test('a chat has its calls beside its text, so their order in the stream is only how it is cut', () => {
  const facets = between(chat(['text', 'call']), chat(['call', 'text']))
  expect(facets).toContain('chunking')
  expect(facets).not.toContain('answer')
})
