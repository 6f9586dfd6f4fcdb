import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { type Assembled, restText } from '#lib/message/message'
import { textOf } from '#lib/testing/specimens/envelope'
import { ODD_RESPONSES } from '#lib/testing/specimens/odd-responses'
import { assemble } from '../assemble'

type Name = keyof typeof ODD_RESPONSES

function read(name: Name): Assembled {
  const recording = readRecording({ path: 'recordings/0.json', text: textOf(ODD_RESPONSES[name]) })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return assemble(recording)
}

const callsIn = (name: Name): string[] =>
  read(name).messages.flatMap(({ toolCalls }) => toolCalls.map((call) => `${call.name}(${call.arguments})`))

/** The content outside the lanes, with its name; of the settings, only those that the test is about. */
const besideIn = (name: Name): string[] =>
  read(name).rest.flatMap((one) =>
    one.path.endsWith('/parallel_tool_calls') ? [] : [`${one.as || 'rest'}: ${restText(one)}`],
  )

describe('built-in tools: their input and their results', () => {
  const CODE = ['result of code_interpreter: sum: 720', 'result of code_interpreter: logs']
  const FILES = ['file-1', 'tides.txt', '0.9', 'Twice a month.']
  const SOURCES = ['url', 'https://pier.example/wind'].map((text) => `result of web_search: ${text}`)
  test.each<[Name, string[], string[]]>([
    ['code that the provider ran, streamed', ['code_interpreter(print(12 * 60))'], CODE],
    ['code that the provider ran, whole', ['code_interpreter(print(12 * 60))'], CODE],
    ['a web search, streamed', ['web_search({"type":"search","query":"wind at the pier"})'], SOURCES],
    ['a web search, whole', ['web_search({"type":"search","query":"wind at the pier"})'], SOURCES],
    [
      'a file search, streamed',
      ['file_search({"queries":["tide table north"]})'],
      FILES.map((text) => `result of file_search: ${text}`),
    ],
    [
      'a file search, whole',
      ['file_search({"queries":["tide table north"]})'],
      FILES.map((text) => `result of file_search: ${text}`),
    ],
    [
      'a picture, whole',
      ['image_generation({"revised_prompt":"A steam engine in the snow"})'],
      ['result of image_generation: 1024x1024'],
    ],
    [
      'a tool of an MCP server, streamed',
      ['fare_of({"from":"Alba"})'],
      ['MCP server: rail', 'result of mcp: eleven crowns'],
    ],
    [
      'a tool of an MCP server that failed',
      ['fare_of({"from":"Alba"})'],
      ['error: response.mcp_call.failed', 'error: failed'],
    ],
    [
      'the tools of an MCP server',
      ['mcp_list_tools({"server_label":"rail"})'],
      ['object', 'fare_of', 'What a ticket costs'].map((text) => `result of mcp_list_tools: ${text}`),
    ],
    ['a call that waits for consent', ['fare_of({})'], ['MCP server: rail']],
    [
      'shells, a computer and a patch',
      [
        'local_shell({"type":"exec","command":["grep","departures"]})',
        'shell({"commands":["ls"],"timeout_ms":1000})',
        'computer({"action":{"type":"click","button":"left","x":3,"y":4}})',
        'apply_patch({"type":"delete_file","path":"old.txt"})',
      ],
      ['result of shell: timetable.txt', 'rest: Look twice'],
    ],
  ])('%s', (name, calls, beside) => {
    expect(callsIn(name)).toEqual(calls)
    expect(besideIn(name)).toEqual(expect.arrayContaining(beside))
  })

  test('code is free text, read once although the stream gives it four times', () => {
    const { messages, deltas } = read('code that the provider ran, streamed')
    expect(messages[0]?.toolCalls).toEqual([
      { id: 'ci_1', name: 'code_interpreter', arguments: 'print(12 * 60)', freeText: true },
    ])
    const pieces = deltas.filter(({ lane, text }) => lane === 'tool:0' && text !== '')
    expect(pieces.map(({ text }) => text)).toEqual(['print(', '12 * 60)'])
  })

  test.each<[Name, string[]]>([
    ['code that the provider ran, whole', ['data:image/png;base64,iVBORw0KGgo=']],
    ['a picture, streamed', ['AAAA', 'iVBORw0KGgo=']],
    ['a picture, whole', ['iVBORw0KGgo=']],
  ])('%s: pictures are data, each once', (name, images) => {
    expect(read(name).data.map(({ as, value }) => [as, value])).toEqual(images.map((one) => ['image', one]))
  })
})

test.each(['citations, streamed', 'citations, whole'] as const)('%s are given once', (name) => {
  expect(read(name).messages[0]?.text).toBe('At noon.')
  expect(besideIn(name)).toEqual(
    ['url_citation', '0', '8', 'Almanac', 'https://a.example'].map((text) => `citation: ${text}`),
  )
})

describe('content that a stream repeats is read once', () => {
  test.each<[Name, string, string[]]>([
    ['every item at 0', '', ['tide({"n":1})', 'wind({"s":2})']],
    ['other ids at the end', 'Port is left.', ['tide({})']],
    ['no ids and no numbers', 'Port is left.', []],
    ['pieces that name their call by its call id', '', ['tide({})']],
    ['pieces that name their item by another id', 'Port is left.', []],
    ['two messages that say the same', 'Aye.Aye.', []],
    ['a spoken answer', 'Port is left.', []],
  ])('%s', (name, text, calls) => {
    expect(read(name).messages[0]?.text).toBe(text)
    expect(callsIn(name)).toEqual(calls)
    expect(besideIn(name)).toEqual([])
  })

  test('where the end differs from the stream, both are shown', () => {
    const name = 'an end that differs from what was streamed'
    expect(read(name).messages[0]?.text).toBe('Port is left.')
    expect(besideIn(name)).toEqual(['rest: Port is right.'])
  })

  test('settings that each event repeats are shown once, under their name', () => {
    expect(besideIn('settings in each event')).toEqual([
      'settings: Answer as a pilot.',
      'settings: 0.5',
      'settings: function',
      'settings: tide',
      'settings: object',
      'rest: on',
    ])
  })
})

test.each(['reasoning in parts, streamed', 'reasoning in parts, whole'] as const)('%s: borders', (name) => {
  expect(read(name).messages[0]).toMatchObject({
    reasoning: 'Wind.Tide.',
    text: 'Port.Left.',
    borders: { reasoning: [5], text: [5] },
  })
})

test('events and items of new types are content; pieces of an item are joined', () => {
  expect(besideIn('an event and an item of new types')).toEqual(
    expect.arrayContaining(['rest: gale warning', 'rest: north', 'rest: weather_call', 'rest: the pier']),
  )
})

describe('errors', () => {
  test.each<[Name, string, string, string | null]>([
    ['a whole answer that failed', 'The engine lost its steam', 'server_error', 'failed'],
    ['a whole answer that failed without a word', 'The answer failed.', '', 'failed'],
    ['a whole answer that was cancelled', 'The answer was cancelled.', '', 'cancelled'],
    ['a stream that was cancelled', 'The answer was cancelled.', '', 'cancelled'],
    ['a stream that was cut short', 'The answer is incomplete: max_output_tokens.', '', 'max_output_tokens'],
    ['an error one level deeper in its event', 'Slow down', 'too_many_requests', null],
    ['an error, and the response that failed by it', 'Slow down', 'rate', 'failed'],
  ])('%s', (name, message, type, finish) => {
    expect(read(name).failure).toEqual({ message, type, status: null })
    expect(read(name).messages[0]?.finishReason ?? null).toBe(finish)
  })

  test('a second error is content too', () => {
    expect(besideIn('an error, and the response that failed by it')).toContain('error: Slow down please')
  })
})
