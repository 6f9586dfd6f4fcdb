import { expect, test } from 'vitest'
import type { EditableMessage } from '#lib/edit/message/editable-message'
import { openMessage } from '#lib/edit/message/open-message'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { callOf, streamed, textOf, typedAs } from '#lib/testing/specimens/envelope'
import { placeOfChunk, placeOfStart } from './pieces'

const NOWHERE = { at: null, chunk: null }
const CALL = { index: 0, id: 'call_1', type: 'function' }
const NAMED = { ...CALL, function: { name: 'find', arguments: '' } }
const ARGUED = { index: 0, function: { arguments: '{"user":"ann"}' } }

function chat(...deltas: JsonObject[]): { readonly message: EditableMessage } {
  const chunks = deltas.map((delta) =>
    typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
      ...{ id: 'rec-1', created: 0, model: 'gpt-4o', object: 'chat.completion.chunk' },
      choices: [{ index: 0, delta, finish_reason: null }],
    }),
  )
  const request = callOf('/chat/completions', { model: 'gpt-4o', messages: [], stream: true })
  const recording = readRecording({ path: 'recordings/a.json', text: textOf(streamed(request, chunks)) })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return { message: openMessage(recording) }
}

test.each<readonly [what: string, deltas: JsonObject[], field: string]>([
  ['a call', [{ role: 'assistant', tool_calls: [NAMED] }, { tool_calls: [ARGUED] }], 'tool:0 arguments'],
  ['a call in one chunk', [{ tool_calls: [{ ...NAMED, ...ARGUED }] }], 'tool:0 arguments'],
  [
    'a call without arguments',
    [{ role: 'assistant', content: null, tool_calls: [NAMED] }],
    'tool:0 arguments',
  ],
  [
    'a call after a thought',
    [{ reasoning: 'Hm.' }, { tool_calls: [NAMED] }, { tool_calls: [ARGUED] }],
    'tool:0 arguments',
  ],
  [
    'a call after a text',
    [{ content: 'Let me see.' }, { tool_calls: [NAMED] }, { tool_calls: [ARGUED] }],
    'text text',
  ],
  ['a thought', [{ reasoning: 'Hm.' }], 'reasoning reasoning'],
])('of an answer that is %s, typing never goes to a name', (_, deltas, field) => {
  const state = chat(...deltas)
  expect(placeOfStart(state, NOWHERE)).toEqual({ field: `0 ${field}`, offset: 0 })
  const ofChunks = deltas.map((_, chunk) => placeOfChunk(state, chunk)?.field ?? '')
  expect(ofChunks.filter((key) => key.endsWith(' name'))).toEqual([])
})
