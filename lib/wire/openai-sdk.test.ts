import { ChatCompletionStream } from 'openai/lib/ChatCompletionStream'
import { ResponseStream } from 'openai/lib/responses/ResponseStream'
import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { field, listField } from '#lib/json/value'
import type { Message } from '#lib/message/message'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Recording } from '#lib/wire/recording'
import { eras, filesBelow, type RealFile, samples, sayWhetherThere } from '../../bench/real-recordings'
import { assemble } from './assemble'

/*
 * The judge: the stream accumulators of the openai package. They keep no reasoning, so that is not compared.
 */

type Compared = Pick<Message, 'index' | 'role' | 'text' | 'refusal' | 'toolCalls' | 'finishReason'>

function streamOf(recording: Recording): ReadableStream {
  const chunks = listField(field(recording.value, 'response'), 'body').map((item) => field(item, '__data__'))
  const lines = chunks.map((chunk) => `${JSON.stringify(chunk)}\n`).join('')
  return new Blob([lines]).stream()
}

async function messagesOfSdk(recording: Recording): Promise<Compared[]> {
  const completion = await ChatCompletionStream.fromReadableStream(streamOf(recording)).finalChatCompletion()
  return completion.choices.map(({ index, message, finish_reason }) => ({
    index,
    role: message.role,
    text: message.content ?? '',
    refusal: message.refusal ?? '',
    // The list has holes where the recorded indexes have gaps.
    toolCalls: (message.tool_calls ?? []).flatMap((call) =>
      call.type === 'function'
        ? [{ id: call.id, name: call.function.name, arguments: call.function.arguments }]
        : [],
    ),
    finishReason: finish_reason,
  }))
}

function ourMessages(recording: Recording): Compared[] {
  return assemble(recording).messages.map(({ reasoning: _, ...compared }) => compared)
}

function streamsOf(files: readonly RealFile[], kind: Recording['kind']): Recording[] {
  return files.flatMap((file) => {
    const recording = readRecording(file)
    return recording.kind === kind ? [recording] : []
  })
}

/** The number of streams that the SDK refuses, by its message. All others must be equal. */
async function judge(
  recordings: readonly Recording[],
): Promise<{ equal: number; refused: Record<string, number> }> {
  const refused: Record<string, number> = {}
  let equal = 0
  for (const recording of recordings) {
    const said = await messagesOfSdk(recording).catch((error: Error) => error.message.split('\n')[0] ?? '')
    if (typeof said === 'string') refused[said] = (refused[said] ?? 0) + 1
    else {
      expect(ourMessages(recording), recording.path).toEqual(said)
      equal++
    }
  }
  return { equal, refused }
}

/** The SDK refuses a stream that ends without a finish reason; replay does not mind. */
const JUDGEMENTS: Readonly<Record<string, { equal: number; refused: Record<string, number> }>> = {
  '2025-10': { equal: 282, refused: { 'missing finish_reason for choice 0': 1 } },
  '2026-05': { equal: 1244, refused: {} },
}

describe.skipIf(!sayWhetherThere())('every streamed chat of the real recordings', () => {
  test.each(eras)('%s', { timeout: 120_000 }, async (root) => {
    const verdict = await judge(streamsOf(filesBelow(root), 'openai.chat.chunks'))
    expect(verdict).toEqual(JUDGEMENTS[root.slice(-7)])
  })
})

test('every streamed chat of the samples', async () => {
  const verdict = await judge(streamsOf(filesBelow(samples), 'openai.chat.chunks'))
  expect(verdict.refused).toEqual({ 'missing finish_reason for choice 0': 2 })
  expect(verdict.equal).toBeGreaterThan(10)
})

describe('streamed Responses', () => {
  const specimen = { path: 'recordings/x.json', text: textOf(SPECIMENS['openai.responses.events']) }
  const streams = streamsOf([specimen, ...filesBelow(samples)], 'openai.responses.events')

  test.each(streams.map((recording) => [recording.path, recording] as const))('%s', async (_, recording) => {
    const response = await ResponseStream.fromReadableStream(streamOf(recording)).finalResponse()
    const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
    const [message] = assemble(recording).messages
    expect(message?.text).toBe(parts.map((part) => (part.type === 'output_text' ? part.text : '')).join(''))
    expect(message?.finishReason).toBe(response.incomplete_details?.reason ?? response.status)
    const calls = response.output.flatMap((item): JsonValue[] => {
      switch (item.type) {
        case 'function_call':
          return [{ id: item.call_id, name: item.name, arguments: item.arguments }]
        case 'custom_tool_call':
          return [{ id: item.call_id, name: item.name, arguments: item.input, freeText: true }]
        case 'mcp_call':
          return [{ id: item.id, name: item.name, arguments: item.arguments }]
        case 'mcp_list_tools':
          return [
            { id: item.id, name: item.type, arguments: JSON.stringify({ server_label: item.server_label }) },
          ]
        case 'code_interpreter_call':
          return [{ id: item.id, name: 'code_interpreter', arguments: item.code, freeText: true }]
        case 'web_search_call':
          return [{ id: item.id, name: 'web_search', arguments: JSON.stringify(item.action) }]
        default:
          return []
      }
    })
    expect(message?.toolCalls).toEqual(calls)
  })
})
