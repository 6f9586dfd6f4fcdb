import { expect, test } from 'vitest'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { answered, callOf, textOf } from '#lib/testing/specimens/envelope'
import { type RequestView, requestView } from './view-request'

function viewOf(messages: JsonValue, tools: readonly JsonValue[] = []): RequestView {
  const call = callOf('/v1/chat/completions', { model: 'gpt-4o', messages, tools: [...tools] })
  const text = textOf(answered(call, { choices: [] }))
  const recording = readRecording({ path: 'recordings/x.json', text })
  if (recording.kind === 'unreadable') throw new Error('The text is a recording.')
  return requestView(recording, openRecording(recording, { size: 1, modified: 1 }).conversation)
}

const calling = (...calls: readonly (readonly [id: string, name: string])[]): JsonValue => ({
  role: 'assistant',
  tool_calls: calls.map(([id, name]) => ({ id, type: 'function', function: { name, arguments: '{}' } })),
})
const result = (id: string): JsonValue => ({ role: 'tool', tool_call_id: id, content: 'done' })

/** What the results of a view lead to. */
function answersOf({ messages }: RequestView): unknown[] {
  return messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'tool-result' ? [part.call] : [])),
  )
}

test('a result leads to its call, whatever the order of the results', () => {
  const view = viewOf([
    { role: 'user', content: 'Go' },
    calling(['call_1', 'look_up'], ['call_2', 'add']),
    result('call_2'),
    result('call_1'),
  ])
  expect(answersOf(view)).toEqual([
    { name: 'add', key: '1.1' },
    { name: 'look_up', key: '1.0' },
  ])
})

test('of calls with the same id, a result leads to the last one before it', () => {
  const view = viewOf([
    calling(['call_0', 'first']),
    result('call_0'),
    calling(['call_0', 'second']),
    result('call_0'),
  ])
  expect(answersOf(view)).toEqual([
    { name: 'first', key: '0.0' },
    { name: 'second', key: '2.0' },
  ])
})

test('a result without a call before it leads nowhere', () => {
  expect(answersOf(viewOf([result('call_9'), calling(['call_9', 'late'])]))).toEqual([null])
})

test('a message of more parts than are shown says how many are left out', () => {
  const content = Array.from({ length: 150 }, (_, index) => ({ type: 'text', text: `part ${index}` }))
  const parts = viewOf([{ role: 'user', content }]).messages[0]?.parts ?? []
  expect(parts).toHaveLength(101)
  expect(parts.at(-1)).toMatchObject({ type: 'other', text: '(50 more parts in the file)' })
})

test('what is left out of a tool is counted', () => {
  const names = Array.from({ length: 43 }, (_, index) => `p${index}`)
  const parameters = { type: 'object', properties: Object.fromEntries(names.map((name) => [name, {}])) }
  const described = { name: 'look_up', description: 'x'.repeat(4010), parameters }
  const [tool] = viewOf([], [{ type: 'function', function: described }]).tools
  expect(tool?.parameters).toHaveLength(40)
  expect(tool?.omitted).toBe(3)
  expect(tool?.description).toMatch(/^x{4000}… \(10 more characters in the file\)$/)
})
