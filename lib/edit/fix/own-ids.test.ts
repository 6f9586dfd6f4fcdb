import { expect, test } from 'vitest'
import { chatAbout, madeRecording, namedChat } from '#lib/testing/made-recording'
import { callOf, streamed, textOf } from '#lib/testing/specimens/envelope'
import { withOwnIds } from './own-ids'

const OLD = 'aaaaaaaaaaaa'.padEnd(64, 'a')
const NEW = 'bbbbbbbbbbbb'.padEnd(64, 'b')
const PATH = `recordings/${OLD}.json`

test('each chunk gets the id of the new name, and no other character changes', () => {
  const text = textOf(chatAbout('Which planet?', OLD))
  const { text: after, count } = withOwnIds(madeRecording(PATH, text), OLD, NEW)
  expect(count).toBe(2)
  expect(after).toBe(text.replaceAll('rec-aaaaaaaaaaaa', 'rec-bbbbbbbbbbbb'))
})

test('ids keep the file’s own spelling around them: minified, with escapes, with a byte order mark', () => {
  const text = `\ufeff${JSON.stringify(chatAbout('Café \u2019', OLD))}`.replace('rec-a', '\\u0072ec-a')
  const { text: after, count } = withOwnIds(madeRecording(PATH, text), OLD, NEW)
  expect(count).toBe(2)
  expect(after).toBe(
    text
      .replace('\\u0072ec-aaaaaaaaaaaa', 'rec-bbbbbbbbbbbb')
      .replaceAll('rec-aaaaaaaaaaaa', 'rec-bbbbbbbbbbbb'),
  )
})

test('an id inside of a server-sent event line comes along', () => {
  const line = 'data: {"id":"rec-aaaaaaaaaaaa","type":"message"}'
  const value = streamed(callOf('/v1/messages', { model: 'm' }), ['event: message', line, ''])
  const { text, count } = withOwnIds(madeRecording(PATH, value), OLD, NEW)
  expect(count).toBe(1)
  expect(JSON.parse(text).response.body[1]).toBe(line.replace('aaaaaaaaaaaa', 'bbbbbbbbbbbb'))
})

test('an id in the request stays, because it is hashed, and so does a longer one', () => {
  const value = chatAbout('What was rec-aaaaaaaaaaaa?', OLD)
  const text = textOf(value).replace('Saturn', 'rec-aaaaaaaaaaaaff')
  const { text: after, count } = withOwnIds(madeRecording(PATH, text), OLD, NEW)
  expect(count).toBe(2)
  expect(after).toContain('What was rec-aaaaaaaaaaaa?')
  expect(after).toContain('rec-aaaaaaaaaaaaff')
})

test('ids that differ from the name are corrected, others than rec-… stay', () => {
  const { name, text } = namedChat('Which planet?')
  const odd = text
    .replace(`rec-${name.slice(0, 12)}`, 'rec-000000000000')
    .replace(`rec-${name.slice(0, 12)}`, 'chatcmpl-1')
  const { text: after, count } = withOwnIds(madeRecording(`recordings/${name}.json`, odd), name, name)
  expect(count).toBe(1)
  expect(after).toBe(odd.replace('rec-000000000000', `rec-${name.slice(0, 12)}`))
})
