import type { JsonValue } from '#lib/json/document'
import type { JsonObject } from '#lib/json/value'

/*
 * Recordings for tests, one for each kind, with every field that a schema knows. They are written as the recorder
 * writes: the same keys in the same order, ids and times normalised.
 */

export const TEST_ID =
  'tests/integration/responses/test_basic_responses.py::test_response_streaming_basic[openai_client-txt=openai/gpt-4o-saturn]'

/** Makes an inference call to an endpoint. */
export function callOf(endpoint: string, body: JsonObject, url = 'https://api.openai.com/v1'): JsonObject {
  return {
    method: 'POST',
    url: `${url}${endpoint}`,
    headers: {},
    body,
    endpoint,
    model: typeof body.model === 'string' ? body.model : '',
    provider_metadata: { openai_sdk_version: '2.30.0' },
  }
}

/** Makes a captured HTTP call. */
export function captureOf(url: string, payload: JsonObject): JsonObject {
  return { test_id: TEST_ID, url, method: 'POST', payload }
}

/** Wraps a value as the recorder wraps pydantic models. */
export function typedAs(type: string, data: JsonValue): JsonObject {
  return { __type__: type, __data__: data }
}

/** Makes a whole recording. */
export function recordingWith(request: JsonObject, response: JsonObject): JsonObject {
  return { test_id: TEST_ID, request, response, id_normalization_mapping: {} }
}

/** Makes the recording of a streamed answer. */
export const streamed = (request: JsonObject, body: JsonValue): JsonObject =>
  recordingWith(request, { body, is_streaming: true })

/** Makes the recording of a whole answer. */
export const answered = (request: JsonObject, body: JsonValue): JsonObject =>
  recordingWith(request, { body, is_streaming: false })

/** Makes the recording of a captured HTTP call with a whole answer. */
export const captured = (request: JsonObject, body: JsonValue, status = 200): JsonObject =>
  recordingWith(request, { status, body, is_streaming: false })

/** Writes the text of a file, in the recorder's form. */
export function textOf(recording: JsonValue): string {
  const ascii = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(recording, null, 2).replace(/[^\n\x20-\x7e]/g, ascii)}\n`
}
