import { expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'
import { assembledOf } from '#lib/testing/assembled'
import { answered, callOf, streamed, typedAs } from '#lib/testing/specimens/envelope'
import { geminiCallTo } from '#lib/testing/specimens/gemini'

/* Where the parts of an answer meet, the page shows a border. */

const CHAT = callOf('/v1/chat/completions', { model: 'gpt-4o', messages: [] })
const chat = (message: JsonObject): JsonObject =>
  answered(
    CHAT,
    typedAs('openai.types.chat.chat_completion.ChatCompletion', { choices: [{ index: 0, message }] }),
  )
const chunks = (...deltas: JsonObject[]): JsonObject =>
  streamed(
    CHAT,
    deltas.map((delta) =>
      typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
        choices: [{ index: 0, delta }],
      }),
    ),
  )
const candidate = (parts: JsonObject[]): JsonObject => ({
  candidates: [{ content: { parts, role: 'model' }, index: 0 }],
  usage_metadata: {},
})

const text = (words: string, more: JsonObject = {}): JsonObject => ({ type: 'text', text: words, ...more })
const thought = (...words: string[]): JsonObject => ({
  type: 'thinking',
  thinking: words.map((one) => text(one)),
})
const said = (...content: JsonValue[]): JsonObject => ({ content })

const CASES: [name: string, specimen: JsonObject, text: number[], reasoning: number[]][] = [
  ['texts of a whole chat', chat(said(text('Aye.'), text('Port.'), 'Go.')), [4, 9], []],
  ['a text after a picture', chat(said(text('Aye.'), { type: 'image_url' }, text('Port.'))), [4], []],
  [
    'a thought on each side of a text',
    chat(said(thought('Dark.'), text('Aye.'), thought('Light.'))),
    [],
    [5],
  ],
  ['two texts of one thought', chat(said(thought('Dark.', 'Light.'), text('Aye.'))), [], [5]],
  ['speech beside text', chat({ content: 'Aye.', audio: { transcript: 'Port.' } }), [4], []],
  ['speech before text', chat({ audio: { transcript: 'Port.' }, content: 'Aye.' }), [5], []],
  ['one text', chat(said(text('Aye.'))), [], []],
  [
    'speech beside text, streamed',
    chunks(
      { content: 'Ay' },
      { content: 'e.' },
      { audio: { transcript: 'Po' } },
      { audio: { transcript: 'rt.' } },
    ),
    [4],
    [],
  ],
  ['pieces of one part', chunks(said(text('Ay')), said(text('e.')), { content: ' Port' }), [], []],
  [
    'numbered parts, streamed',
    chunks(
      said(text('Ay', { index: 0 })),
      said(text('e.', { index: 0 }), text('Po', { index: 1 })),
      said(text('rt.', { index: 1 })),
    ),
    [4],
    [],
  ],
  [
    'thoughts and texts in turn, streamed',
    chunks(
      said(thought('Da')),
      said(thought('rk.')),
      said(text('Aye.')),
      said(thought('Light.')),
      said(text('Go.')),
    ),
    [4],
    [5],
  ],
  ['an empty text at the end of a chunk', chunks(said(text('Ay'), text('')), said(text('e.'))), [], []],
  [
    'parts of Gemini',
    answered(
      geminiCallTo('/generate_content'),
      candidate([
        { text: 'Dark.', thought: true },
        { text: 'Light.', thought: true },
        { text: 'Aye.' },
        { text: 'Port.' },
      ]),
    ),
    [4],
    [5],
  ],
  [
    'pieces of Gemini',
    streamed(geminiCallTo('/generate_content_stream'), [
      candidate([{ text: 'Ay' }]),
      candidate([{ text: 'e.', thought_signature: 'c2ln' }]),
      candidate([{ function_call: { name: 'steer', args: {} } }]),
      candidate([{ text: 'Port.' }]),
    ]),
    [4],
    [],
  ],
]

test.each(CASES)('%s', (_, specimen, inText, inReasoning) => {
  const [message] = assembledOf(specimen).messages
  expect(message?.borders ?? { text: [], reasoning: [] }).toEqual({ text: inText, reasoning: inReasoning })
})
