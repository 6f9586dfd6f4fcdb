import { describe, expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonValue } from '#lib/json/document'
import { captureOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { assemble } from './assemble'

function failureOf(body: JsonValue, status = 200): [kind: string, message: string | undefined] {
  const value = recordingWith(captureOf('http://x/v1/odd', {}), { status, body, is_streaming: false })
  const recording = readRecording({ path: 'recordings/0.json', text: textOf(value) })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  return [recording.kind, assemble(recording).failure?.message]
}

describe('an answer that is nothing but an error', () => {
  test.each<[string, JsonValue, string]>([
    [
      'a list with one',
      [{ error: { code: 400, message: 'The tide is out', status: 'INVALID' } }],
      'The tide is out',
    ],
    ['a flag and a reason', { error: true, reason: 'The tide is out' }, 'The tide is out'],
    ['several', { errors: ['The tide is out', 'so is the moon'] }, 'The tide is out'],
    ['a message and a code', { message: 'The tide is out', code: 503 }, 'The tide is out'],
    ['details', { detail: [{ msg: 'field required', type: 'value_error' }] }, 'field required'],
    ['no success', { success: false, errors: [{ code: 7, message: 'The tide is out' }] }, 'The tide is out'],
  ])('%s', (_, body, message) => {
    expect(failureOf(body)).toEqual(['error', message])
  })

  test('a page of a gateway, by its status', () => {
    expect(failureOf('<html>Bad gateway</html>', 502)).toEqual(['error', '<html>Bad gateway</html>'])
  })

  test('is not one that has more to say', () => {
    expect(failureOf({ message: 'Welcome', tides: [1, 2] })).toEqual(['unknown', undefined])
    expect(failureOf({ message: 'Done', success: true, code: 0 })).toEqual(['unknown', undefined])
  })
})

test('a captured chat stream is read from its lines', () => {
  const chunk = (content: string): string =>
    `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content } }] })}`
  const body = [chunk('High '), '', chunk('water'), '', ': still here', '', 'data: [DONE]', '']
  const call = captureOf('http://x/v1/chat/completions', { model: 'm' })
  const value = recordingWith(call, { status: 200, body, is_streaming: true })
  const recording = readRecording({ path: 'recordings/0.json', text: textOf(value) })
  if (recording.kind === 'unreadable') throw new Error(recording.problems[0]?.message)
  const { messages, rest } = assemble(recording)
  expect([recording.kind, messages[0]?.text, rest]).toEqual(['openai.chat.chunks', 'High water', []])
})
