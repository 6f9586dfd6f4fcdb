import { expect, test } from 'vitest'
import { hashedOf } from '#lib/testing/hashed-of'
import { hashedKey, TODAY } from './key-text'

/** Returns the key text of a recording whose request is given as JSON text. */
function keyOf(request: string, testId = '"t"'): string | null {
  const text = `{"test_id": ${testId}, "request": ${request}, "response": {}}`
  return hashedKey(hashedOf(text), TODAY)?.text ?? null
}

const call = (body: string, url = 'http://h/v1/x'): string =>
  `{"method": "post", "url": "${url}", "body": ${body}}`

function bodyText(body: string, url?: string): string | undefined {
  return keyOf(call(body, url))?.match(/^\{"body": (.*), "endpoint": /)?.[1]
}

test('an inference call: sorted keys, Python separators, the path of the URL, the method in capitals', () => {
  expect(keyOf(call('{"b": [1, {}], "a": "é"}'))).toBe(
    '{"body": {"a": "\\u00e9", "b": [1, {}]}, "endpoint": "/v1/x", "method": "POST", "test_id": "t"}',
  )
})

test('a model list has no test id, but only on the three exact paths', () => {
  for (const path of ['/api/tags', '/v1/models', '/v1/openai/v1/models']) {
    expect(keyOf(call('{}', `http://h${path}`))).not.toContain('test_id')
  }
  expect(keyOf(call('{}', 'http://h/v1/v1/models'))).toContain('"test_id": "t"')
})

test('a test id that is missing or null is hashed as null, and is never normalised', () => {
  expect(keyOf(call('1'), 'null')).toContain('"test_id": null')
  expect(keyOf(call('1'), '"score: 1.23456"')).toContain('"test_id": "score: 1.23456"')
  expect(hashedKey(hashedOf(`{"request": ${call('1')}}`), TODAY)?.text).toContain('"test_id": null')
})

test('an HTTP capture: the whole URL and the payload', () => {
  expect(
    keyOf('{"test_id": "inner", "url": "http://h/a?b", "method": "POST", "payload": {"x": 0.123456}}'),
  ).toBe('{"method": "POST", "payload": {"x": 0.12346}, "test_id": "t", "url": "http://h/a?b"}')
})

test('a tool invocation: without normalising, without a test id', () => {
  expect(keyOf('{"tool_name": "n", "provider": "p", "kwargs": {"z": 0.123456, "a": "score: 1"}}')).toBe(
    '{"kwargs": {"a": "score: 1", "z": 0.123456}, "provider": "p", "tool_name": "n"}',
  )
})

test('numbers: floats rounded, integers of any size kept, Python spelling', () => {
  expect(bodyText('[1.0, 1e16, 1e-05, -0.0, 0.015625, 12345678901234567890, -0, 1E400, NaN, 100.0e0]')).toBe(
    '[1.0, 1e+16, 1e-05, -0.0, 0.01562, 12345678901234567890, 0, Infinity, NaN, 100.0]',
  )
})

test('keys are sorted by code point, with astral keys last', () => {
  expect(bodyText('{"\u{1f600}": 1, "\uffee": 2, "a": 3, "B": 4}')).toBe(
    '{"B": 4, "a": 3, "\\uffee": 2, "\\ud83d\\ude00": 1}',
  )
})

test('a duplicate key counts with its last value', () => {
  expect(bodyText('{"a": 1, "b": 2, "\\u0061": 3}')).toBe('{"a": 3, "b": 2}')
})

test('keys are not normalised, and escapes are spelled as Python does', () => {
  expect(bodyText('{"score: 1.23456": "\\/\\u00E9\\u007f\\u0041\\b"}')).toBe(
    '{"score: 1.23456": "/\\u00e9\\u007fA\\b"}',
  )
})

test('keys and values that look like the end of a line, of a key or of a member are read whole', () => {
  const odd = '{"a\\": ": "x,", "b\\\\": "{", "[": "[", "c": "\\n    \\"body\\": 1,", "d": {"body": 2}}'
  expect(bodyText(odd)).toBe(
    '{"[": "[", "a\\": ": "x,", "b\\\\": "{", "c": "\\n    \\"body\\": 1,", "d": {"body": 2}}',
  )
  const beside = `{"a": {"body": 3}, "request": ${call('[1.50]')}, "z": {"body": 4}, "test_id": [7, {}]}`
  expect(hashedKey(hashedOf(beside), TODAY)?.text).toBe(
    '{"body": [1.5], "endpoint": "/v1/x", "method": "POST", "test_id": [7, {}]}',
  )
})

test('bedrock: the stream_options of the body itself are dropped, nested ones are not', () => {
  const body = '{"stream_options": 1, "a": {"stream_options": 2}, "l": [{"stream_options": 3}]}'
  const kept = '{"a": {"stream_options": 2}, "l": [{"stream_options": 3}]}'
  expect(bodyText(body, 'https://bedrock-runtime.us/v1/x')).toBe(kept)
  expect(bodyText(body, 'https://h/bedrock')).toContain('"stream_options": 1')
})

test('project_id is dropped from extra_body and extra_query of the body and of elements of a list', () => {
  const extra = '"extra_body": {"project_id": 1, "k": 2}'
  expect(bodyText(`{${extra}}`)).toBe('{"extra_body": {"k": 2}}')
  expect(bodyText('{"extra_query": {"project_id": 1}}')).toBe('{"extra_query": {}}')
  expect(bodyText(`{"a": {${extra}}}`)).toContain('project_id')
  expect(bodyText(`{"a": [{${extra}}]}`)).not.toContain('project_id')
  expect(bodyText(`[[{${extra}}]]`)).not.toContain('project_id')
  expect(bodyText('{"extra_body": {"a": {"project_id": 1}}}')).toContain('project_id')
  expect(bodyText('{"extra_body": [{"project_id": 1}], "project_id": 2}')).toBe(
    '{"extra_body": [{"project_id": 1}], "project_id": 2}',
  )
})

test('a request that the recorder does not hash, or that lacks a hashed field, has no key', () => {
  for (const request of [
    '{"test_id": "t", "provider": "p", "api": "a", "file_id": "f"}',
    '{"url": "http://h/", "body": {}}',
    '{"method": "POST", "body": {}}',
    '{"method": "POST", "url": "http://h/"}',
    '{"method": 1, "url": "http://h/", "body": {}}',
    '{"method": "POST", "url": null, "payload": {}}',
    '{"tool_name": "n", "provider": "p"}',
    call('{}', 'http://[h/'),
    '{}',
    '[]',
    'null',
  ]) {
    expect([request, keyOf(request)]).toEqual([request, null])
  }
  for (const text of ['[]', '1', '{}', '{"request": 1}']) {
    expect(hashedKey(hashedOf(text), TODAY)).toBeNull()
  }
})
