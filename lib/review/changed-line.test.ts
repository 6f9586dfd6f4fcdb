import { expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { madeChange, madeVersion, withValue } from '#lib/testing/made-pair'
import { textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { changedLine } from './changed-line'
import { reviewSides } from './changes'

const CHAT = SPECIMENS['openai.chat']
const BODY = ['response', 'body', '__data__'] as const
const ANSWER = [...BODY, 'choices', 0, 'message', 'content'] as const

const MESSAGE = ['request', 'body', 'messages', 0, 'content']

const lineWith = (text: string, words: string): number =>
  text.split('\n').findIndex((line) => line.includes(words)) + 1

test('an answer is shown at its text, not at an id that differs above it', () => {
  const after = withValue(withValue(CHAT, [...BODY, 'id'], 'another'), ANSWER, 'Jupiter')
  const line = lineWith(textOf(after), 'Jupiter')
  expect(line).toBeGreaterThan(lineWith(textOf(after), 'another'))
  expect(changedLine(madeChange(CHAT, after))).toBe(line)
})

test('so is one in a server-sent event, not at an event of which only the id differs', () => {
  const event = (id: string, text: string): string =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: text } }] })}`
  const stream = (id: string, last: string): JsonObject =>
    withValue(
      withValue(CHAT, ['response', 'is_streaming'], true),
      ['response', 'body'],
      [event(id, 'The '), '', event(id, 'planet '), '', event(id, last), '', 'data: [DONE]', ''],
    )
  const after = stream('other', 'Jupiter')
  expect(changedLine(madeChange(stream('one', 'Saturn'), after))).toBe(lineWith(textOf(after), 'Jupiter'))
})

test('a request and a test id are shown where they stand', () => {
  const request = withValue(withValue(CHAT, ANSWER, 'Jupiter'), ['request', 'method'], 'PUT')
  const changed = { ...madeChange(CHAT, request).change, facets: ['request'] } as const
  expect(changedLine({ ...madeChange(CHAT, request), change: changed })).toBe(
    lineWith(textOf(request), '"PUT"'),
  )
  const moved = withValue(withValue(CHAT, ['request', 'url'], 'http://other/v1/chat'), MESSAGE, 'Which moon?')
  const asked = madeChange(CHAT, moved)
  expect(changedLine({ ...asked, change: { ...asked.change, facets: ['request'] } })).toBe(
    lineWith(textOf(moved), 'Which moon?'),
  )
  const renamed = withValue(CHAT, ['test_id'], 'tests/a.py::test_other')
  expect(changedLine(madeChange(CHAT, renamed))).toBe(lineWith(textOf(renamed), 'test_other'))
})

test('a file that cannot be read is shown at its problem, and an added one at its start', () => {
  expect(changedLine(madeChange(CHAT, '{\n"a": 1,\n}'))).toBe(3)
  const [added] = reviewSides([{ base: null, head: madeVersion('recordings/x.json', CHAT) }])
  expect(added && changedLine(added)).toBe(1)
})
