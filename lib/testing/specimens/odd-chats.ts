import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { answered, streamed, typedAs } from './envelope'
import { CHAT_CALL, chunkOf, deltaChunk } from './openai-chat'

/* Chats of servers that do not answer as OpenAI's own. Each is named after what is odd about it. */

const stop = deltaChunk({}, 'stop')

const stream = (...chunks: readonly JsonValue[]): JsonObject => streamed(CHAT_CALL, [...chunks, stop])

const piece = (call: JsonObject): JsonObject => deltaChunk({ tool_calls: [call] })

function whole(message: JsonObject, more: JsonObject = {}): JsonObject {
  return answered(
    CHAT_CALL,
    typedAs('openai.types.chat.chat_completion.ChatCompletion', {
      id: 'rec-007c4711219f',
      choices: [{ finish_reason: 'stop', index: 0, logprobs: null, message, ...more }],
      created: 0,
      model: 'gpt-4o',
      object: 'chat.completion',
      service_tier: null,
      system_fingerprint: null,
      usage: null,
    }),
  )
}

const CITATION = {
  type: 'url_citation',
  url_citation: { url: 'https://planets.example/rings', title: 'On rings', start_index: 0, end_index: 4 },
}

export const ODD_CHATS = {
  'arguments that came as an object': stream(
    piece({ index: 0, id: 'a', function: { name: 'look', arguments: { at: 'Saturn', far: 1.5 } } }),
  ),
  'a call without a function around it': stream(piece({ index: 0, id: 'a', name: 'look', arguments: '{}' })),
  'a second call at an index that was used': stream(
    piece({ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":' } }),
    piece({ index: 0, id: null, function: { name: null, arguments: '"Saturn"}' } }),
    piece({ index: 0, id: 'b', function: { name: 'count', arguments: '{}' } }),
  ),
  'calls without an index': stream(
    piece({ id: 'a', function: { name: 'look', arguments: '{"at":' } }),
    piece({ function: { arguments: '"Saturn"}' } }),
    piece({ index: null, id: 'b', function: { name: 'count', arguments: '{' } }),
    piece({ index: null, id: '', function: { name: '', arguments: '}' } }),
  ),
  'a name in fragments': stream(
    piece({ index: 0, id: 'a', function: { name: 'look_', arguments: '' } }),
    piece({ index: 0, function: { name: 'up', arguments: '{}' } }),
  ),
  'id and name in every piece': stream(
    piece({ index: 0, id: 'a', function: { name: 'look', arguments: '{' } }),
    piece({ index: 0, id: 'a', function: { name: 'look', arguments: '}' } }),
  ),
  'calls of one chunk that have neither id nor index': stream(
    deltaChunk({
      tool_calls: [
        { function: { name: 'look', arguments: '{}' } },
        { function: { name: 'count', arguments: '{}' } },
      ],
    }),
  ),
  'a spoken answer': stream(
    deltaChunk({ audio: { id: 'audio_1', transcript: 'Saturn ', data: 'UklGRg==' } }),
    deltaChunk({ audio: { transcript: 'has rings.', data: 'AAAA', expires_at: 1 } }),
  ),
  'content in parts': stream(
    deltaChunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Rings? ' }] }] }),
    deltaChunk({
      content: [
        { type: 'text', text: 'Saturn.' },
        { type: 'image_url', image_url: { url: 'https://planets.example/saturn.png' } },
        { type: 'reference', reference_ids: [3, 7] },
        { type: 'hologram', depth: 'deep' },
      ],
    }),
  ),
  'reasoning in details only': stream(
    deltaChunk({
      reasoning_details: [
        { type: 'reasoning.text', text: 'Which one ', index: 0, format: 'x', signature: null },
      ],
    }),
    deltaChunk({ reasoning_details: [{ type: 'reasoning.summary', summary: 'has rings', index: 0 }] }),
  ),
  'reasoning in details too': stream(
    deltaChunk({ reasoning: 'Rings', reasoning_details: [{ type: 'reasoning.text', text: 'Rings' }] }),
  ),
  'reasoning in two spellings': stream(deltaChunk({ reasoning: 'Rings', reasoning_content: 'Rings' })),
  'citations and pictures': whole({
    role: 'assistant',
    content: 'Saturn.',
    annotations: [CITATION],
    citations: ['https://planets.example/list'],
    images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${'iVBORw0KGgo'.repeat(40)}` } }],
  }),
  'a message in a chunk': stream(chunkOf([{ index: 0, message: { role: 'assistant', content: 'Saturn.' } }])),
  'verdicts of a filter': stream(
    chunkOf([
      {
        index: 0,
        delta: { content: 'Saturn' },
        content_filter_results: { hate: { filtered: false, severity: 'safe' } },
      },
    ]),
  ),
  'notes that no reader knows, in pieces': stream(
    deltaChunk({ content: 'Sat', moderation: { note: 'Nothing ' } }),
    deltaChunk({ content: 'urn', moderation: { note: 'to hide' } }),
  ),
  'an error that is a text': stream(
    typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
      choices: null,
      error: 'The telescope fell over',
    }),
  ),
  'an error in a choice': stream(
    chunkOf([
      {
        index: 0,
        delta: {},
        finish_reason: 'error',
        error: { code: 502, message: 'The dome is shut', metadata: { raw: 'upstream' } },
      },
    ]),
  ),
  'an error that says no more than its type': whole(
    { role: 'assistant', content: 'Sat' },
    { error: { type: 'overloaded_error' } },
  ),
  'content that is a number': stream(deltaChunk({ content: 5 })),
} satisfies Readonly<Record<string, JsonObject>>
