import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { type Assembled, restText } from '#lib/message/message'
import { Answered } from '#lib/review/facets/answer'
import { answerFacets } from '#lib/review/facets/differences'
import { anthropicEvents } from '#lib/testing/specimens/anthropic'
import { textOf } from '#lib/testing/specimens/envelope'
import { ODD_ANTHROPIC } from '#lib/testing/specimens/odd-anthropic'
import type { Recording } from '#lib/wire/recording'
import { assemble } from '../assemble'

type Name = keyof typeof ODD_ANTHROPIC

function recordingOf(text: string): Recording {
  const recording = readRecording({ path: 'recordings/0.json', text })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return recording
}

const read = (name: Name): Assembled => assemble(recordingOf(textOf(ODD_ANTHROPIC[name])))

const callsIn = (name: Name): string[] =>
  read(name).messages.flatMap(({ toolCalls }) => toolCalls.map((call) => `${call.name}(${call.arguments})`))

/** The content outside the lanes: what each value is, the last name of its path, and the value. */
const restIn = (name: Name): string[] =>
  read(name).rest.map((one) => `${one.as || 'rest'}: ${one.path.split('/').at(-1)} ${restText(one)}`)

describe.each(['streamed', 'whole'] as const)('%s', (how) => {
  test('a search is a call; its result and each citation are grouped under their names', () => {
    const name = `a search, its result and a citation, ${how}` as const
    expect(callsIn(name)[0]?.replace(': ', ':')).toBe('web_search({"query":"lamp lit"})')
    const { messages, rest } = read(name)
    expect(messages[0]).toMatchObject({ text: 'At dusk, and all night.', finishReason: 'end_turn' })
    expect(messages[0]).not.toHaveProperty('borders')
    expect(restIn(name)).toEqual([
      'result of web_search: title Lighthouse keeper’s log',
      'result of web_search: url https://lights.example/log',
      'result of web_search: page_age 3 days ago',
      'citation: cited_text The lamp was lit at dusk.',
      'citation: url https://lights.example/log',
      'citation: title Lighthouse keeper’s log',
      'citation: cited_text It turned all night.',
      'citation: document_index 0',
      'citation: document_title Night watch',
      'citation: start_char_index 7',
      'citation: end_char_index 27',
    ])
    expect(new Set(rest.map(({ group }) => group)).size).toBe(3)
  })

  test('the results of a fetched page and a command are searched, except for the bytes of a file', () => {
    const name = `a fetched page and a command, ${how}` as const
    expect(callsIn(name)).toEqual(['web_fetch({"url":"https://lights.example"})'])
    expect(restIn(name)).toEqual([
      'result of web_fetch: url https://lights.example/log.pdf',
      'result of web_fetch: title The log, scanned',
      'result of web_fetch: media_type application/pdf',
      'result of bash_code_execution: stdout 12 lamps\n',
      'result of bash_code_execution: stderr no oil',
      'result of bash_code_execution: return_code 1',
      'result of bash_code_execution: file_id file_1',
      'rest: type container_upload',
      'rest: file_id file_2',
    ])
    expect(read(name).data.map(({ as, value }) => [as, value])).toEqual([
      ['result of web_fetch', 'JVBERi0xLjQ='],
    ])
  })
})

test('a search that failed is an error with its code', () => {
  expect(read('a search that failed').failure).toMatchObject({
    message: 'max_uses_exceeded',
    type: 'web_search_tool_result_error',
  })
  expect(restIn('a search that failed')).toEqual(['result of web_search: type web_search_tool_result_error'])
})

test('the result of an MCP tool is named after its call', () => {
  expect(callsIn('a tool of an MCP server')).toEqual(['lamps({})'])
  expect(restIn('a tool of an MCP server')).toEqual([
    'rest: server_name harbour',
    'result of lamps: is_error true',
  ])
  expect(read('a tool of an MCP server').failure?.message).toBe('The lamps are out.')
})

test('unknown content is rest; pieces of the same block and type are joined', () => {
  expect(restIn('blocks and deltas that nobody knows').filter((one) => /sound|wind|tone/.test(one))).toEqual([
    'rest: tone low',
    'rest: sound boo',
    'rest: tone high',
    'rest: sound beeeep',
    'rest: sound ee',
    'rest: wind north',
  ])
})

test.each<[Name, string[]]>([
  ['an index that is used again', ['light({"lamp": 1})', 'dim({"lamp": 2})']],
  ['an input that stands in the start', ['light({"2":"on","lamp":1})']],
])('%s', (name, calls) => {
  expect(callsIn(name)).toEqual(calls)
  expect(read(name).rest).toEqual([])
})

test('an input in the start of its block is shown as the file spells it', () => {
  const text = textOf(ODD_ANTHROPIC['an input that stands in the start']).replace(
    '\\"2\\":\\"on\\",\\"lamp\\":1',
    '\\"lamp\\":1.0,\\"2\\":\\"on\\"',
  )
  const [message] = assemble(recordingOf(text)).messages
  expect(message?.toolCalls[0]?.arguments).toBe('{"lamp":1.0,"2":"on"}')
})

test('thoughts have borders, and so has text after another block; encrypted thoughts are not shown', () => {
  const name = 'thoughts with a call between them, sealed ones too'
  expect(read(name).messages[0]).toMatchObject({
    reasoning: 'Dark.Light.',
    text: 'I look.I saw.',
    borders: { reasoning: [5], text: [7] },
  })
  expect(read(name).rest).toEqual([])
})

test('the first stop reason is the finish reason; all else about the stop is rest', () => {
  const name = 'a stop sequence and details of the stop'
  expect(read(name).messages[0]?.finishReason).toBe('stop_sequence')
  expect(restIn(name)).toEqual([
    'rest: stop_sequence three',
    'rest: category counting',
    'rest: type clear',
    'rest: cleared_input_tokens 8',
    'rest: stop_reason end_turn',
  ])
})

test.each<[Name, string, string]>([
  ['an error one level deeper', 'The keeper is busy.', 'overloaded_error'],
  ['an error with a type only', 'overloaded_error', ''],
  ['an error that says nothing but that it is one', 'error', ''],
])('%s', (name, message, type) => {
  expect(read(name)).toMatchObject({ failure: { message, type }, messages: [{ text: 'Well' }] })
})

test('the counts that Bedrock adds at the end are used', () => {
  expect(read('counts of Bedrock at the end').usage).toEqual({ input: 7, output: 2, total: null })
})

/** The facets of the change when one line of a stream is replaced. */
function facetsWith(specimen: JsonObject, change: (text: string) => string): string[] {
  const text = textOf(specimen)
  return answerFacets(new Answered(recordingOf(text)), new Answered(recordingOf(change(text))), false)
}

const NAMES = ['message_start', 'content_block_start', 'content_block_delta', 'message_delta', 'message_stop']

test.each([...NAMES, 'content_block_stop', 'ping'])(
  'another name for the event %s is a change of the answer',
  (name) => {
    const change = (text: string): string => text.replace(`"event: ${name}"`, '"event: other"')
    expect(facetsWith(anthropicEvents, change)).toEqual(['answer'])
  },
)

test.each([
  ['id', 'msg_77b1de03aa52', 'msg_0'],
  ['signature', 'c2ln', 'bmV3'],
])('another %s is noise', (_, before, after) => {
  expect(facetsWith(anthropicEvents, (text) => text.replace(before, after))).toEqual(['metadata'])
})

test('other block numbers do not change the answer', () => {
  const name = 'a search, its result and a citation, streamed'
  const renumber = (text: string): string =>
    text.replace(/\\"index\\":(\d+)/g, (_, index) => `\\"index\\":${Number(index) + 1}`)
  expect(facetsWith(ODD_ANTHROPIC[name], renumber)).toEqual(['metadata'])
})
