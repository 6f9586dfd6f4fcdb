import { requestKeyText } from '#lib/formats/recorder/hash'
import { parseUrl } from '#lib/formats/recorder/hash/url'
import type { Recording } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, stringField } from '#lib/json/value'
import type { HashPair } from '../change'
import { isSame } from './same'

/** Whether the normalised requests are the same, test ids left aside. */
export function isSameRequest(before: Recording, after: Recording, hash: HashPair): boolean {
  const [one, other] = [hash.before?.computed ?? null, hash.after?.computed ?? null]
  if (one === null && other === null) return isSame(sentIn(before), sentIn(after))
  if (one === other) return true
  // With the same test id, it is the request that gives another hash.
  if (isSame(field(before.value, 'test_id') ?? null, field(after.value, 'test_id') ?? null)) return false
  const [text, otherText] = [before, after].map((recording) =>
    requestKeyText(recording.hashed, { testId: false }),
  )
  return text === otherText
}

/** Of a request that is not hashed: the fields that would be. */
export function sentIn({ value }: Recording): JsonValue {
  const request = field(value, 'request') ?? null
  return Object.fromEntries([...HASHED, 'url', 'provider'].map((key) => [key, field(request, key) ?? null]))
}

/** What the request hash is made from, or says the same once more. */
const HASHED = ['method', 'body', 'payload', 'endpoint', 'model', 'tool_name', 'kwargs', 'api', 'file_id']

/**
 * The recording without its response, and without what the facets `request` and `test` explain where they hold.
 */
export function aboutRequest(
  { value, shape }: Recording,
  { hasRequest, hasTest }: { readonly hasRequest: boolean; readonly hasTest: boolean },
): JsonObject {
  const envelope = without(value, ['response', ...(hasTest ? ['test_id'] : [])])
  const request = field(value, 'request') ?? null
  const kept = without(request, hasTest ? ['test_id'] : [])
  if (!hasRequest) return { ...envelope, request: kept }
  const isProviderHashed = shape === 'tool' || shape === 'file'
  const rest = without(kept, isProviderHashed ? [...HASHED, 'provider'] : HASHED)
  const url = stringField(request, 'url')
  return {
    ...envelope,
    request: shape === 'inference' ? { ...rest, url: parseUrl(url)?.netloc ?? url } : without(rest, ['url']),
  }
}

function without(value: JsonValue, keys: readonly string[]): JsonObject {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))
}
