import { expect, it } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import type { JsonObject } from '#lib/json/value'
import { captured, captureOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import { type FailureView, failureView } from './view-failure'

function failureOf(value: JsonObject, message: string): FailureView | null {
  const recording = readRecording({ path: 'recordings/x.json', text: textOf(value) })
  if (recording.kind === 'unreadable') throw new Error('The text is a recording.')
  return failureView(recording, message)
}

const CALL = captureOf('http://localhost:8000/v1/messages', { model: 'm' })

it('an error has its status, type and code as facts, and its details are the whole record', () => {
  expect(failureOf(SPECIMENS.error, 'max_tokens is missing')).toMatchObject({
    message: 'max_tokens is missing',
    facts: [
      ['status', '400'],
      ['type', 'invalid_request_error'],
      ['code', 'invalid_request'],
    ],
    details: { text: expect.stringContaining('"max_tokens is missing"') },
    hasMore: false,
  })
})

it('an error that holds more than plain values shows its details', () => {
  const body = { error: { message: 'No.', details: [{ reason: 'KEY' }] }, request_id: 'r1' }
  expect(failureOf(captured(CALL, body, 403), 'No.')).toMatchObject({
    facts: [
      ['status', '403'],
      ['request_id', 'r1'],
    ],
    hasMore: true,
  })
  expect(failureOf(captured(CALL, { error: 'Gone.' }, 404), 'Gone.')).toMatchObject({
    facts: [['status', '404']],
    hasMore: false,
  })
})

it('an exception has its own facts, and those of the answer that raised it', () => {
  const said = "Error code: 400 - {'error': {'message': 'Invalid base64 image_url.'}}"
  expect(failureOf(SPECIMENS.exception, said)).toMatchObject({
    facts: [
      ['category', 'provider_sdk'],
      ['provider', 'openai'],
      ['type', 'BadRequestError'],
      ['status_code', '400'],
    ],
    answered: [
      ['message', 'Invalid base64 image_url.'],
      ['type', 'invalid_request_error'],
    ],
    hasMore: false,
  })
})

it('an exception without any data still says that there was one', () => {
  const value = recordingWith(CALL, { body: null, is_streaming: false, is_exception: true })
  expect(failureOf(value, '')).toEqual({
    message: 'The call ended with an exception.',
    isException: true,
    facts: [],
    answered: [],
    details: null,
    hasMore: false,
  })
})

it('a tool that failed has its code', () => {
  expect(failureOf(SPECIMENS.tool, 'No such page.')).toMatchObject({ facts: [['code', '0']] })
})

it('a successful answer is not a failure', () => expect(failureOf(SPECIMENS['openai.chat'], '')).toBeNull())
