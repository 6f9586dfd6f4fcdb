import { expect, test } from 'vitest'
import type { JsonValue } from '#lib/json/document'
import { hashedOf } from '#lib/testing/hashed-of'
import { hashedParts } from './hashed-parts'
import { hashedKey, TODAY } from './key-text'

const INFERENCE = { method: 'POST', headers: {}, body: { model: 'm' }, endpoint: '/v1/x', model: 'm' }
const REQUESTS: Readonly<Record<string, { [key: string]: JsonValue }>> = {
  call: { ...INFERENCE, url: 'http://h/v1/x' },
  'model list': { ...INFERENCE, url: 'http://h/v1/models', endpoint: '/v1/models' },
  capture: { test_id: 'inner', url: 'http://h/v1/models', method: 'GET', payload: {}, model: 'm' },
  'tool call': { test_id: 'inner', tool_name: 'search', provider: 'p', kwargs: { q: 'x' }, method: 'POST' },
}

function keyOf(request: JsonValue, testId = 't'): string | null {
  return hashedKey(hashedOf(JSON.stringify({ test_id: testId, request, response: {} })), TODAY)?.text ?? null
}

test.each(Object.entries(REQUESTS))(
  'of a %s, the key changes with the hashed parts and with no other',
  (_, request) => {
    const parts = hashedParts(request)
    const key = keyOf(request)
    expect(parts === null).toBe(key === null)
    for (const [name, value] of Object.entries(request)) {
      const changed = keyOf({ ...request, [name]: typeof value === 'string' ? `${value}/more` : { more: 1 } })
      expect([name, changed !== key]).toEqual([name, parts?.fields.includes(name)])
    }
    expect(keyOf(request, 'other') !== key).toBe(parts?.hasTestId)
  },
)
