import { expect, it } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { callOf, captureOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { assemble } from './assemble'
import { conversationOf } from './read-conversation'

const SPELLED = '{"k":1.0,"10":1,"2":12345678901234567890}'
const MARK = 'HERE'

/** A recording with every `HERE` of its text replaced by an object that JavaScript would write differently. */
function read(request: JsonObject, body: JsonValue, isStreaming = false) {
  const text = textOf(recordingWith(request, { body, is_streaming: isStreaming }))
    .replaceAll(`\\"${MARK}\\"`, SPELLED.replaceAll('"', '\\"'))
    .replaceAll(`"${MARK}"`, SPELLED)
  const recording = readRecording({ path: 'a.json', text })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return recording
}

const called = (request: JsonObject, body: JsonValue, isStreaming = false): unknown => {
  const { messages, deltas } = assemble(read(request, body, isStreaming))
  for (const { lane, text } of deltas) if (lane === 'tool:0') expect(text).toBe(SPELLED)
  return messages[0]?.toolCalls.map((call) => call.arguments)
}

it('objects as arguments were shown with keys and numbers that differ from the file', () => {
  const gemini = {
    candidates: [{ content: { parts: [{ function_call: { name: 'f', args: MARK } }], role: 'model' } }],
    usage_metadata: {},
  }
  const generate = callOf('/generate_content', { contents: 'x' }, 'vertexai://')
  expect(called(generate, gemini)).toEqual([SPELLED])
  expect(called(generate, [gemini], true)).toEqual([SPELLED])
  const ollama = {
    __type__: 'ollama._types.ChatResponse',
    __data__: {
      message: { role: 'assistant', tool_calls: [{ function: { name: 'f', arguments: MARK } }] },
    },
  }
  expect(called(callOf('/api/chat', {}), ollama)).toEqual([SPELLED])
  expect(called(callOf('/api/chat', {}), [ollama], true)).toEqual([SPELLED])
  const block = { type: 'tool_use', id: 't', name: 'f', input: MARK }
  const message = { type: 'message', role: 'assistant', content: [block], stop_reason: 'tool_use' }
  expect(called(captureOf('https://x/v1/messages', {}), message)).toEqual([SPELLED])
  const output = { type: 'function_call', id: 'c', name: 'f', arguments: MARK }
  const interactions = captureOf('https://x/v1beta/interactions', {})
  expect(called(interactions, { outputs: [output], status: 'requires_action' })).toEqual([SPELLED])
  const line = JSON.stringify({ event_type: 'content.delta', index: 0, delta: output })
  expect(called(interactions, ['event: content.delta', `data: ${line}`, ''], true)).toEqual([SPELLED])
})

it('calls and results of a request were shown with keys and numbers that differ from the file', () => {
  const contents = [
    { role: 'model', parts: [{ function_call: { name: 'f', args: MARK } }] },
    { role: 'user', parts: [{ function_response: { name: 'f', response: MARK } }] },
  ]
  const { messages } = conversationOf(read(callOf('/generate_content', { contents }, 'vertexai://'), null))
  expect(messages.flatMap(({ parts }) => parts)).toEqual([
    { type: 'tool-call', id: null, name: 'f', arguments: SPELLED },
    { type: 'tool-result', id: null, text: SPELLED },
  ])
  const tool = { provider: 'p', tool_name: 'f', kwargs: MARK }
  expect(conversationOf(read(tool, null)).messages[0]?.parts[0]).toMatchObject({ arguments: SPELLED })
})

it('the result of a tool was shown with keys and numbers that differ from the file', () => {
  const tool = { provider: 'p', tool_name: 'f', kwargs: {} }
  const body = { __type__: 'x.ToolInvocationResult', __data__: { content: MARK } }
  expect(assemble(read(tool, body)).messages[0]?.text).toBe(SPELLED)
})
