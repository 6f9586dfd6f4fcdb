import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#lib/json/value'
import { madeChange, madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { changeOf } from '../changes'
import { detailOf } from './detail'

const CHAT = SPECIMENS['openai.chat']
const CHOICE = ['response', 'body', '__data__', 'choices', 0] as const
const MESSAGE = [...CHOICE, 'message'] as const

/** The path at which replay finds the recording. */
const name = changeOf({ status: 'added', before: null, after: madeVersion('recordings/x.json', CHAT) }).hash
const FOUND = `recordings/${name.after?.computed}.json`

test('an answer has both texts, and says which are the same', () => {
  const { pair } = madeChange(CHAT, withValue(CHAT, [...MESSAGE, 'content'], 'Jupiter'))
  const { answer } = detailOf(pair)
  expect(answer.isSame).toBe(false)
  expect(answer.messages[0]?.text).toEqual({ before: 'Saturn', after: 'Jupiter', isSame: false })
  expect(answer.messages[0]?.reasoning.isSame).toBe(true)
})

test('a tool call says which of its arguments differ', () => {
  const path = [...MESSAGE, 'tool_calls', 0, 'function', 'arguments']
  const { pair } = madeChange(CHAT, withValue(CHAT, path, '{"name":"Mars"}'))
  const [call] = detailOf(pair).answer.messages[0]?.toolCalls ?? []
  expect(call?.fields).toEqual([{ pointer: '/name', before: 'Saturn', after: 'Mars' }])
  expect(call?.name.isSame).toBe(true)
})

test('arguments that are not JSON are compared as texts only', () => {
  const path = [...MESSAGE, 'tool_calls', 0, 'function', 'arguments']
  const { pair } = madeChange(CHAT, withValue(CHAT, path, '{"name":'))
  const [call] = detailOf(pair).answer.messages[0]?.toolCalls ?? []
  expect(call?.fields).toBeNull()
  expect(call?.arguments.after).toBe('{"name":')
})

test('a call that is on one side only has nothing on the other', () => {
  const { pair } = madeChange(CHAT, withValue(CHAT, [...MESSAGE, 'tool_calls'], []))
  const calls = detailOf(pair).answer.messages[0]?.toolCalls ?? []
  expect(calls.at(-1)?.name.after).toBeNull()
})

test('token counts are paired, also those of details', () => {
  const path = ['response', 'body', '__data__', 'usage', 'total_tokens']
  const { pair } = madeChange(CHAT, withValue(CHAT, path, 999))
  expect(detailOf(pair).usage).toContainEqual({
    name: 'total_tokens',
    before: expect.any(Number),
    after: 999,
  })
})

describe('replay', () => {
  test('a changed request names the normalised value, and the name that replay looks for', () => {
    const changed = withValue(CHAT, ['request', 'body', 'temperature'], 0.123456)
    const { change, pair } = madeChange(CHAT, changed, FOUND)
    const { replay, request } = detailOf(pair)
    expect(change.weight).toBe('replay')
    expect(replay).toMatchObject({
      isWorse: true,
      before: { verdict: 'match' },
      after: { verdict: 'mismatch' },
    })
    expect(replay.fields?.map(({ pointer, after }) => [pointer, after])).toEqual([
      ['/body/temperature', '0.12346'],
    ])
    expect(request.changes).toMatchObject([
      { pointer: '/request/body/temperature', after: '0.123456', role: null },
    ])
    expect(replay.newName).toBe(`${replay.after?.computed}.json`)
  })

  test('a changed test id, not the request, is the reason', () => {
    const { pair } = madeChange(CHAT, withValue(CHAT, ['test_id'], 'a.py::test_other'), FOUND)
    const { replay, request } = detailOf(pair)
    expect(replay.fields?.map(({ pointer }) => pointer)).toEqual(['/test_id'])
    expect(replay.reason).toBe('The test id was changed in the file, but the file kept its name.')
    expect(request.total).toBe(0)
  })

  test('a file that was renamed has no field to name', () => {
    const [before, after] = [madeVersion(FOUND, CHAT), madeVersion('recordings/0a.json', CHAT)]
    const { replay } = detailOf({ status: 'moved', before, after })
    expect([replay.isWorse, replay.fields]).toEqual([true, []])
    expect(replay.reason).toBe('The file was renamed, and its request is the same.')
  })

  test('if the old name did not match the old request, no field is named', () => {
    const { pair } = madeChange(CHAT, withValue(CHAT, ['request', 'body', 'temperature'], 1.5))
    expect(detailOf(pair).replay).toMatchObject({ isWorse: false, fields: null })
  })
})

test('a message of the request has its role', () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Which planet has rings?' },
  ]
  const asked = withValue(CHAT, ['request', 'body', 'messages'], messages)
  const path = ['request', 'body', 'messages', 1, 'content']
  const { pair } = madeChange(asked, withValue(asked, path, 'Which has moons?'))
  expect(detailOf(pair).request).toEqual({
    changes: [
      {
        pointer: '/request/body/messages/1/content',
        before: 'Which planet has rings?',
        after: 'Which has moons?',
        role: 'user',
      },
    ],
    total: 1,
    sameMessages: 1,
  })
})

test('an added recording has its request, by role, and its parameters', () => {
  const messages: JsonObject[] = [
    { role: 'system', content: 'Be brief.' },
    { role: 'assistant', tool_calls: [{ id: 'x', function: { name: 'look', arguments: '{"at":1}' } }] },
  ]
  const body: JsonObject = { model: 'm', temperature: 0.5, messages, tools: [{ function: { name: 'look' } }] }
  const version = madeVersion(FOUND, withValue(CHAT, ['request', 'body'], body))
  for (const pair of [
    { status: 'added' as const, before: null, after: version },
    { status: 'removed' as const, before: version, after: null },
  ]) {
    expect(detailOf(pair).sent).toMatchObject({
      target: expect.stringContaining('POST '),
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'assistant', text: 'look({"at":1})' },
      ],
      tools: [{ name: 'look', text: '' }],
      parameters: [
        { name: 'model', text: '"m"' },
        { name: 'temperature', text: '0.5' },
      ],
    })
  }
})

test('if there are two requests, neither is shown on its own', () => {
  expect(detailOf(madeChange(CHAT, withValue(CHAT, ['test_id'], 'x')).pair).sent).toBeNull()
})

test('model lists show which models were added and removed', () => {
  const models = SPECIMENS['openai.models']
  const { change, pair } = madeChange(
    models,
    withValue(models, ['response', 'body', 1, '__data__', 'id'], 'gpt-5'),
  )
  expect(change.facets).toEqual(['answer'])
  expect(detailOf(pair).answer.value?.changes).toEqual([
    { pointer: '/gpt-4/id', before: 'gpt-4', after: null },
    { pointer: '/gpt-4/owned_by', before: 'openai', after: null },
    { pointer: '/gpt-5/id', before: null, after: 'gpt-5' },
    { pointer: '/gpt-5/owned_by', before: null, after: 'openai' },
  ])
})

test('the same models in another order are the same answer', () => {
  const models = SPECIMENS['openai.models']
  const body = (models.response as { body: [] }).body
  expect(
    madeChange(models, withValue(models, ['response', 'body'], body.toReversed())).change.facets,
  ).toEqual(['metadata'])
})

test('a file that cannot be read says why, and the other side is shown', () => {
  const { change, pair } = madeChange(CHAT, '{"request": {')
  expect(change).toMatchObject({ facets: ['invalid'], kind: 'unreadable', hash: { after: null } })
  const { invalid, answer } = detailOf(pair)
  expect(invalid).toMatchObject({ before: null, after: { code: 'not-json' } })
  expect(answer.messages[0]?.text).toEqual({ before: 'Saturn', after: null, isSame: false })
})
