import { expect, test } from 'vitest'
import { facetsBetween } from '#lib/testing/made-pair'
import type { Facet } from '../change'

const REQUEST =
  '{"method":"POST","url":"http://x/v1/chat/completions","headers":{},"body":{"model":"m"},"endpoint":"/v1/chat/completions","model":"m"}'
const TYPE = 'openai.types.chat.chat_completion.ChatCompletion'

const textWith = (response: string): string =>
  `{"test_id":"t.py::t","request":${REQUEST},"response":${response}}`

function facetsOf(before: string, after: string): readonly Facet[] {
  return facetsBetween('recordings/0.json', textWith(before), textWith(after))
}

const chat = (choice: string, usage = 'null'): string =>
  `{"is_streaming":false,"body":{"__type__":"${TYPE}","__data__":{"id":"a","choices":[${choice}],"usage":${usage}}}}`
const said = (more: string): string => chat(`{"index":0,"message":{"content":"hi"${more}}}`)
const odd = (body: string): string => `{"is_streaming":false,"body":${body}}`

test.each([
  ['the last digit of a big integer', said(',"score":9007199254740993'), said(',"score":9007199254740992')],
  ['a number that became a text', said(',"score":3'), said(',"score":"3"')],
  ['a number that became a float', said(',"score":3'), said(',"score":3.0')],
  ['a flag that became a text', odd('{"ok":true}'), odd('{"ok":"true"}')],
  ['a null that became a word', odd('{"ok":null}'), odd('{"ok":"null"}')],
  [
    'arguments that became a text',
    said(',"tool_calls":[{"id":"a","function":{"name":"n","arguments":{"id":1}}}]'),
    said(',"tool_calls":[{"id":"a","function":{"name":"n","arguments":"{\\"id\\":1}"}}]'),
  ],
  [
    'an exception that is not raised any more',
    '{"body":null,"is_streaming":false,"is_exception":true,"exception_message":"slow down"}',
    '{"body":null,"is_streaming":false,"is_exception":false,"exception_message":"slow down"}',
  ],
  ['a whole answer that became a stream', odd('["a"]'), '{"is_streaming":true,"body":["a"]}'],
  ['the id of an answer of no known kind', odd('{"id":"user-42"}'), odd('{"id":"user-43"}')],
])('%s is another answer', (_, before, after) => {
  expect(facetsOf(before, after)).toContain('answer')
})

test('the last digit of a big token count is another count', () => {
  const of = (count: string): string => chat('{"index":0}', `{"prompt_tokens":${count}}`)
  expect(facetsOf(of('9007199254740993'), of('9007199254740992'))).toEqual(['usage'])
})

test.each([
  ['a null that is left out', said(',"refusal":null'), said('')],
  ['another id', said(''), said('').replace('"id":"a"', '"id":"b"')],
])('%s is noise', (_, before, after) => {
  expect(facetsOf(before, after)).toEqual(['metadata'])
})

const streamOf = (pieces: readonly string[], more = ''): string => {
  const chunks = pieces.map(
    (novel) =>
      `{"__type__":"openai.types.chat.chat_completion_chunk.ChatCompletionChunk","__data__":{"choices":[{"index":0,"delta":{"content":"a","novel":"${novel}"}}]}${more}}`,
  )
  return `{"is_streaming":true,"body":[${chunks.join()}]}`
}

test('the same text of the rest in other pieces is only cut anew', () => {
  expect(facetsOf(streamOf(['ab', 'cd']), streamOf(['abc', 'd']))).toEqual(['chunking'])
  expect(facetsOf(streamOf(['ab', 'cd']), streamOf(['ab', 'ce']))).toContain('answer')
})

test('a field beside what the recorder wrote is content, wherever it is', () => {
  const before = streamOf(['a'])
  expect(facetsOf(before, streamOf(['a'], ',"walrus":"low tide"'))).toContain('answer')
  expect(facetsOf(streamOf(['a'], ',"walrus":"low"'), streamOf(['a'], ',"walrus":"high"'))).toContain(
    'answer',
  )
  expect(facetsOf(before, `${before},"walrus":1`)).toEqual(['answer'])
})

test('replay puts the names of normalised ids into the answer, so another name is another answer', () => {
  const named = (id: string): string => `${said('')},"id_normalization_mapping":{"${id}":"said"}`
  expect(facetsOf(named('file-1'), named('file-2'))).toEqual(['answer'])
})
