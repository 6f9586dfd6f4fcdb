import { expect, test } from 'vitest'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import { testsOf } from '#lib/query/match'
import { parseQuery } from '#lib/query/query'
import { Answered } from '#lib/review/facets/answer'
import { isSameAnswer } from '#lib/review/facets/differences'
import { callOf, captureOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import type { Recording } from './recording'

/* Numbers outside the lanes stand on the page as the file spells them. */

const CHAT = callOf('/v1/chat/completions', { model: 'm', messages: [] })
const MESSAGES = captureOf('http://localhost/v1/messages', {})
const chat = (more: string): string =>
  `{"body":{"__type__":"x.ChatCompletion","__data__":{"choices":[{"index":0,"message":{"content":"hi"${more}}}]}},"is_streaming":false}`

function recordingOf(response: string, request = CHAT): Recording {
  const text = textOf(recordingWith(request, {})).replace('"response": {}', () => `"response": ${response}`)
  const recording = readRecording({ path: 'recordings/0.json', text })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return recording
}

const entryOf = (recording: Recording): ReturnType<typeof openRecording>['entry'] =>
  openRecording(recording, { size: 1, modified: 1 }).entry

const CASES: [name: string, recording: Recording, spelled: string][] = [
  ['a float', recordingOf(chat(',"score":1.0')), '1.0'],
  ['a small float', recordingOf(chat(',"deep":{"er":[{"score":1e-05}]}')), '1e-05'],
  ['a big integer', recordingOf(chat(',"seed":12345678901234567890')), '12345678901234567890'],
  ['a list of numbers', recordingOf(chat(',"box":[1.0, 2, -0.50]')), '[1.0,2,-0.50]'],
  ['an unknown answer', recordingOf('{"body":{"score":2.0},"is_streaming":false}'), '2.0'],
  ['an unknown list', recordingOf('{"body":[{"a":1},{"a":0,"b/c":3.0}],"is_streaming":true}'), '3.0'],
  [
    'a citation',
    recordingOf(
      '{"body":{"type":"message","role":"assistant","content":[{"type":"text","text":"hi","citations":[{"type":"char_location","rank":4.0}]}]},"is_streaming":false}',
      MESSAGES,
    ),
    '4.0',
  ],
  [
    'an event',
    recordingOf(
      '{"body":["event: message_start","data: {\\"type\\":\\"message_start\\",\\"message\\":{\\"score\\":5.0}}",""],"is_streaming":true}',
      MESSAGES,
    ),
    '5.0',
  ],
  [
    'an exception',
    recordingOf(
      '{"body":null,"is_streaming":false,"is_exception":true,"exception_message":"slow","exception_data":{"wait":6.0}}',
    ),
    '6.0',
  ],
]

test.each(CASES)('%s', (_, recording, spelled) => {
  const entry = entryOf(recording)
  expect(entry.texts.rest).toContain(spelled)
  const passes = (query: string): boolean => testsOf(parseQuery(query)).every((test) => test(entry))
  expect(passes(`rest:${spelled}`)).toBe(true)
})

test('another spelling of the same number is the same answer; a float for an integer is not', () => {
  const same = (one: string, other: string): boolean =>
    isSameAnswer(
      new Answered(recordingOf(chat(`,"score":${one}`))),
      new Answered(recordingOf(chat(`,"score":${other}`))),
    )
  expect(same('0.00001', '1e-05')).toBe(true)
  expect(same('[1.50,2]', '[1.5,2]')).toBe(true)
  expect(same('1', '1.0')).toBe(false)
  expect(same('12345678901234567890', '12345678901234567891')).toBe(false)
})
