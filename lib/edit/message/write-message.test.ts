import { describe, expect, it, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { textOfPieces } from '#lib/message/recut'
import { callOf, streamed, textOf, typedAs } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { KINDS } from '#lib/wire/kind'
import { choose, type EditableField, type EditableMessage, editField } from './editable-message'
import { effectsOf } from './effects'
import { openMessage } from './open-message'
import { writeMessage } from './write-message'

function opened(text: string): EditableMessage {
  const recording = readRecording({ path: 'recordings/a.json', text })
  if (recording.kind === 'unreadable') throw new Error('unreadable')
  return openMessage(recording)
}

function fieldOf(message: EditableMessage, key: string): EditableField {
  const field = message.fields.find((one) => one.key === key)
  if (!field) throw new Error(`no field ${key} among ${message.fields.map((one) => one.key).join(', ')}`)
  return field
}

/** Replaces the first occurrence of some words of a field. */
function typed(message: EditableMessage, key: string, words: string, by: string): EditableMessage {
  const start = textOfPieces(fieldOf(message, key).pieces).indexOf(words)
  return editField(message, key, { start, end: start + words.length, text: by })
}

function written(message: EditableMessage): string {
  const result = writeMessage(message)
  if (!result.ok)
    throw new Error(result.problems.map(({ field, message }) => `${field}: ${message}`).join('\n'))
  return result.text
}

/** The lines that differ, as `before -> after`. */
function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  expect(now.length).toBe(old.length)
  return old.flatMap((line, index) =>
    line === now[index] ? [] : [`${line.trim()} -> ${now[index]?.trim()}`],
  )
}

const said = (delta: JsonValue, finish_reason: string | null = null): JsonValue =>
  typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
    id: 'rec-1',
    choices: [{ index: 0, delta, finish_reason }],
    created: 0,
    model: 'gpt-4o',
    object: 'chat.completion.chunk',
  })

const CHUNKS = [
  said({ role: 'assistant', content: '' }),
  said({ content: 'It’s' }),
  said({ content: ' a' }),
  said({ content: ' small' }),
  said({ content: ' 🐈.' }),
  said({ tool_calls: [{ index: 0, id: 'call_1', function: { name: 'find', arguments: '' } }] }),
  said({ tool_calls: [{ index: 0, function: { arguments: '{"user":' } }] }),
  said({ tool_calls: [{ index: 0, function: { arguments: '"ann"}' } }] }),
  said({}, 'tool_calls'),
  typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
    id: 'rec-1',
    choices: [],
    usage: { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 },
  }),
]

const chatOf = (chunks: JsonValue[]): string =>
  textOf(streamed(callOf('/chat/completions', { model: 'gpt-4o', messages: [], stream: true }), chunks))

const CHAT = chatOf(CHUNKS)

describe('a streamed chat', () => {
  const message = opened(CHAT)

  it('is opened as texts, with the chunks that bring them', () => {
    expect(message.fields.map(({ key, pieces, fixed }) => [key, textOfPieces(pieces), fixed])).toEqual([
      ['0 text text', 'It’s a small 🐈.', null],
      ['0 tool:0 name', 'find', null],
      ['0 tool:0 arguments', '{"user":"ann"}', null],
      ['0 finish finish', 'tool_calls', null],
      ['usage /__data__/usage/prompt_tokens', '12', null],
      ['usage /__data__/usage/completion_tokens', '5', null],
      ['usage /__data__/usage/total_tokens', '17', null],
    ])
    expect(fieldOf(message, '0 text text').pieces.map(({ chunk }) => chunk)).toEqual([1, 2, 3, 4])
    expect(fieldOf(message, '0 tool:0 name').id).toBe('call_1')
  })

  it('without an edit is written byte for byte', () => {
    expect(written(message)).toBe(CHAT)
    expect(effectsOf(message)).toMatchObject({ recut: [], emptied: [], removable: [] })
  })

  it('changes only the values that were edited, in the spelling of the file', () => {
    const edited = typed(
      typed(message, '0 text text', 'small 🐈', 'bigger 🐕’s'),
      '0 tool:0 arguments',
      'ann',
      'bob',
    )
    const after = written(edited)
    expect(changedLines(CHAT, after)).toEqual([
      '"content": " small" -> "content": " bigger"',
      '"content": " \\ud83d\\udc08." -> "content": " \\ud83d\\udc15\\u2019s."',
      '"arguments": "\\"ann\\"}" -> "arguments": "\\"bob\\"}"',
    ])
    expect(
      opened(after)
        .fields.map(({ pieces }) => textOfPieces(pieces))
        .slice(0, 3),
    ).toEqual(['It’s a bigger 🐕’s.', 'find', '{"user":"bob"}'])
  })

  it('has its name, finish reason and token counts edited as such', () => {
    const name = typed(message, '0 tool:0 name', 'find', 'look_up')
    const finish = typed(name, '0 finish finish', 'tool_calls', 'stop')
    const counted = typed(finish, 'usage /__data__/usage/total_tokens', '17', '20')
    expect(changedLines(CHAT, written(counted))).toEqual([
      '"name": "find", -> "name": "look_up",',
      '"finish_reason": "tool_calls" -> "finish_reason": "stop"',
      '"total_tokens": 17 -> "total_tokens": 20',
    ])
    expect(writeMessage(typed(counted, 'usage /__data__/usage/total_tokens', '20', 'many'))).toEqual({
      ok: false,
      problems: [
        {
          field: 'usage /__data__/usage/total_tokens',
          code: 'not-json',
          message: 'A token count is a number.',
        },
      ],
    })
  })

  it('says which chunks are cut again and which counts are no longer true', () => {
    const edited = typed(message, '0 text text', ' a small', '')
    expect(effectsOf(edited)).toEqual({
      recut: [
        { field: '0 text text', chunk: 2, before: ' a', after: '' },
        { field: '0 text text', chunk: 3, before: ' small', after: '' },
      ],
      emptied: [2, 3],
      removable: [2, 3],
      takenOut: new Set(),
      untrue: {
        usage: ['usage /__data__/usage/completion_tokens', 'usage /__data__/usage/total_tokens'],
        logprobs: [],
        tokenIds: [],
        repeats: [],
        numbers: null,
      },
    })
    const after = written(choose(edited, { usage: 'empty' }))
    expect(changedLines(CHAT, after).filter((line) => line.includes('tokens'))).toEqual([
      '"completion_tokens": 5, -> "completion_tokens": 0,',
      '"total_tokens": 17 -> "total_tokens": 0',
    ])
  })

  it('loses the chunks that became empty only if it is told so, and never one that alone has something', () => {
    const edited = typed(message, '0 text text', ' a small', '')
    expect(opened(written(edited)).chunks).toBe(10)
    const others = CHUNKS.filter((_, chunk) => chunk !== 2 && chunk !== 3)
    expect(written(choose(edited, { emptied: 'take out' }))).toBe(chatOf(others))
    const silent = typed(
      typed(message, '0 finish finish', 'tool_calls', ''),
      '0 tool:0 arguments',
      '{"user":"ann"}',
      '',
    )
    expect(effectsOf(silent).emptied).toEqual([6, 7])
    expect(effectsOf(silent).removable).toEqual([6, 7])
  })
})

describe('token counts that are emptied', () => {
  const usage = {
    prompt_tokens: 12,
    completion_tokens: 9,
    total_tokens: 21,
    prompt_tokens_details: { cached_tokens: 8 },
    completion_tokens_details: { reasoning_tokens: 4, accepted_prediction_tokens: 3 },
  }
  const last = typedAs('openai.types.chat.chat_completion_chunk.ChatCompletionChunk', {
    id: 'rec-1',
    choices: [],
    usage,
  })
  const chunks = [said({ role: 'assistant', reasoning_content: 'Hm.' }), said({ content: 'Yes.' })]
  const message = opened(chatOf([...chunks, last]))
  const zeros = (edited: EditableMessage): string[] =>
    changedLines(message.origin.recording.text, written(choose(edited, { usage: 'empty' })))
      .filter((line) => line.includes('_tokens'))
      .map((line) => line.replace(/^"(\w+)".*-> "\w+": (\d+),?$/, '$1 $2'))

  it('are those of the answer: the request, and reasoning that stays, are still counted right', () => {
    expect(zeros(typed(message, '0 text text', 'Yes', 'No'))).toEqual([
      'completion_tokens 0',
      'total_tokens 0',
      'accepted_prediction_tokens 0',
    ])
    expect(zeros(typed(message, '0 reasoning reasoning', 'Hm', 'Ah'))).toContain('reasoning_tokens 0')
  })
})

test.each(KINDS.filter((kind) => kind in SPECIMENS))(
  'tokens of the request stay when counts are emptied: %s',
  (kind) => {
    const message = opened(textOf(SPECIMENS[kind]))
    const text = message.fields.find(
      ({ part, fixed, pieces }) => part === 'text' && fixed === null && pieces.length > 0,
    )
    if (!text) return
    const edited = editField(message, text.key, { start: 0, end: 0, text: 'x' })
    const after = opened(written(choose(edited, { usage: 'empty' })))
    for (const { key, counts, pieces } of message.fields) {
      const now = textOfPieces(fieldOf(after, key).pieces)
      if (counts === 'input') expect(now).toBe(textOfPieces(pieces))
      if (counts === 'output' || counts === 'total') expect(now).toBe('0')
    }
  },
)

describe('an answer without text', () => {
  const CALL = { index: 0, id: 'call_1', function: { name: 'find', arguments: '{}' } }
  const TEXT = '0 text text'
  const withFirst = (first: JsonValue): EditableMessage =>
    opened(chatOf([said(first), said({ content: null, tool_calls: [CALL] })]))
  const type = (message: EditableMessage, text: string): EditableMessage =>
    editField(message, TEXT, { start: 0, end: 0, text })

  it.each([null, ''])('takes a text in the first empty value that could hold one: %j', (content) => {
    const message = withFirst({ role: 'assistant', content })
    const now = written(type(message, 'Let me “see”.'))
    expect(changedLines(message.origin.recording.text, now)).toEqual([
      `"content": ${JSON.stringify(content)} -> "content": "Let me \\u201csee\\u201d."`,
    ])
    expect(effectsOf(type(message, 'x')).recut).toEqual([{ field: TEXT, chunk: 0, before: '', after: 'x' }])
    const deleted = editField(type(message, 'x'), TEXT, { start: 0, end: 1, text: '' })
    expect(written(deleted)).toBe(message.origin.recording.text)
  })

  it('gets the value if no chunk has one, and everything else stays as it is spelled', () => {
    const message = opened(chatOf([said({ role: 'assistant', tool_calls: [CALL] }), said({})]))
    const before = message.origin.recording.text
    const now = written(type(message, 'Let me “see”.'))
    const indent = /\n( +)"tool_calls"/.exec(before)?.[1] ?? ''
    const added = `,\n${indent}"content": "Let me \\u201csee\\u201d."`
    expect(now.replace(added, '')).toBe(before)
    expect(now).not.toBe(before)
    const deleted = editField(type(message, 'x'), TEXT, { start: 0, end: 1, text: '' })
    expect(written(deleted)).toBe(before)
  })

  it('gets it also within the line of an event', () => {
    const chunk = { choices: [{ index: 0, delta: { role: 'assistant', tool_calls: [CALL] } }] }
    const lines = [`data: ${JSON.stringify(chunk)}`, '', 'data: [DONE]', '']
    const message = opened(
      textOf(streamed(callOf('/chat/completions', { model: 'gpt-4o', messages: [], stream: true }), lines)),
    )
    const now = written(type(message, 'Yes.'))
    expect(now.replace(',\\"content\\":\\"Yes.\\"', '')).toBe(message.origin.recording.text)
  })

  it('has no field where no value could hold one', () => {
    const call = { type: 'tool_use', id: 'toolu_1', name: 'find', input: {} }
    const body = { type: 'message', role: 'assistant', model: 'claude', content: [call] }
    const message = opened(
      textOf({ ...SPECIMENS['anthropic.message'], response: { body, is_streaming: false } }),
    )
    expect(message.fields.map(({ part }) => part)).toEqual(['name', 'arguments'])
  })
})
