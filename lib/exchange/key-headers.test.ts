import { expect, test } from 'vitest'
import { readRecording } from '#lib/entry/read-recording'
import { callOf, recordingWith, textOf } from '#lib/testing/specimens/envelope'
import { keyHeadersOf } from './key-headers'

function headersFor(url: string): readonly string[] {
  const text = textOf(recordingWith(callOf('', {}, url), { body: null, is_streaming: false }))
  const read = readRecording({ path: 'recordings/x.json', text })
  if (read.kind === 'unreadable') throw new Error('unreadable')
  return keyHeadersOf(read)
}

const BEARER = ['Authorization: Bearer YOUR_API_KEY']

test.each([
  ['https://api.openai.com/v1/chat/completions', BEARER],
  ['https://api.together.xyz/v1', BEARER],
  ['https://generativelanguage.googleapis.com/v1beta/openai/chat/completions', BEARER],
  ['https://api.anthropic.com/v1/chat/completions', BEARER],
  ['https://lls-test.openai.azure.com/openai/v1', ['api-key: YOUR_API_KEY']],
  ['https://api.anthropic.com/v1/messages', ['x-api-key: YOUR_API_KEY', 'anthropic-version: 2023-06-01']],
  ['https://generativelanguage.googleapis.com/v1beta/models', ['x-goog-api-key: YOUR_API_KEY']],
  ['http://localhost:11434/api/chat', []],
  ['http://127.0.0.1:8000/v1', []],
  ['http://localhost.evil.example/v1', BEARER],
])('the key for %s goes into %j', (url, headers) => {
  expect(headersFor(url)).toEqual(headers)
})
