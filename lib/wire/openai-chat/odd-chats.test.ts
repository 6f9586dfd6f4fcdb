import { expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { type Assembled, restText } from '#lib/message/message'
import { textOf } from '#lib/testing/specimens/envelope'
import { ODD_CHATS } from '#lib/testing/specimens/odd-chats'
import { assemble } from '../assemble'

function read(name: keyof typeof ODD_CHATS): Assembled {
  const recording = readRecording({ path: 'recordings/0.json', text: textOf(ODD_CHATS[name]) })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return assemble(recording)
}

const callsIn = (name: keyof typeof ODD_CHATS): string[] =>
  read(name).messages.flatMap(({ toolCalls }) => toolCalls.map((call) => `${call.name}(${call.arguments})`))

const restIn = (name: keyof typeof ODD_CHATS): string[] =>
  read(name).rest.map((one) => `${one.as || 'rest'} ${one.path} ${restText(one)}`)

test.each<[keyof typeof ODD_CHATS, string[]]>([
  ['arguments that came as an object', ['look({"at":"Saturn","far":1.5})']],
  ['a call without a function around it', ['look({})']],
  ['a second call at an index that was used', ['look({"at":"Saturn"})', 'count({})']],
  ['calls without an index', ['look({"at":"Saturn"})', 'count({})']],
  ['a name in fragments', ['look_up({})']],
  ['id and name in every piece', ['look({})']],
  ['calls of one chunk that have neither id nor index', ['look({})', 'count({})']],
])('%s', (name, calls) => {
  expect(callsIn(name)).toEqual(calls)
  expect(read(name).rest).toEqual([])
})

test('a spoken answer is read by its transcript; the sound is kept, and not searched', () => {
  const { messages, data, rest } = read('a spoken answer')
  expect(messages[0]?.text).toBe('Saturn has rings.')
  expect(data.map(({ as, value }) => [as, value])).toEqual([
    ['sound', 'UklGRg=='],
    ['sound', 'AAAA'],
  ])
  expect(rest).toEqual([])
})

test('content in parts is text and reasoning; an unknown part is rest', () => {
  const { messages } = read('content in parts')
  expect(messages[0]).toMatchObject({ text: 'Saturn.', reasoning: 'Rings? ' })
  expect(restIn('content in parts')).toEqual([
    'image /choices/0/delta/content/1/image_url/url https://planets.example/saturn.png',
    'citation /choices/0/delta/content/2/type reference',
    'citation /choices/0/delta/content/2/reference_ids [3,7]',
    'rest /choices/0/delta/content/3/type hologram',
    'rest /choices/0/delta/content/3/depth deep',
  ])
})

test('reasoning in details is reasoning, once', () => {
  expect(read('reasoning in details only').messages[0]?.reasoning).toBe('Which one has rings')
  expect(read('reasoning in details too').messages[0]?.reasoning).toBe('Rings')
  expect(read('reasoning in two spellings').messages[0]?.reasoning).toBe('Rings')
})

test('citations and pictures are outside the text', () => {
  const { messages, rest, data } = read('citations and pictures')
  expect(messages[0]?.text).toBe('Saturn.')
  expect(rest.map(({ as }) => as)).toEqual(Array.from({ length: 6 }, () => 'citation'))
  expect(data.map(({ as }) => as)).toEqual(['image'])
})

test('a message in a chunk counts as its delta', () => {
  expect(read('a message in a chunk').messages[0]).toMatchObject({ role: 'assistant', text: 'Saturn.' })
})

test('pieces that no reader claims are joined by their path', () => {
  expect(restIn('notes that no reader knows, in pieces')).toEqual([
    'rest /choices/0/delta/moderation/note Nothing to hide',
  ])
  expect(restIn('verdicts of a filter')).toEqual([
    'rest /choices/0/content_filter_results/hate/filtered false',
    'rest /choices/0/content_filter_results/hate/severity safe',
  ])
  expect(restIn('content that is a number')).toEqual(['rest /choices/0/delta/content 5'])
})

test.each<[keyof typeof ODD_CHATS, string, string]>([
  ['an error that is a text', 'The telescope fell over', ''],
  ['an error in a choice', 'The dome is shut', '502'],
  ['an error that says no more than its type', 'overloaded_error', ''],
])('%s is what went wrong', (name, message, type) => {
  expect(read(name).failure).toMatchObject({ message, type })
})
