import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, stringField } from '#lib/json/value'
import { requestKeyText } from '#lib/recording/hash'
import { parseUrl } from '#lib/recording/hash/url'
import type { Recording } from '#lib/recording/read'
import { isSame } from './same'

const RESPONSE = '\n  "response": '

/**
 * What stands before the response, when the text is in the recorder's own form and nothing that is hashed follows;
 * null otherwise. Where two of these are equal, so are their requests, to the last digit.
 */
export function headOf({ text, isWritten }: Recording): string | null {
  const end = isWritten ? text.indexOf(RESPONSE) : -1
  if (end === -1) return null
  const isHashedLater = text.includes('\n  "request": ', end) || text.includes('\n  "test_id": ', end)
  return isHashedLater ? null : text.slice(0, end)
}

/** Whether the normalised requests are the same, test ids left aside. */
export function isSameRequest(before: Recording, after: Recording): boolean {
  const head = headOf(before)
  if (head !== null && head === headOf(after)) return true
  const [one, other] = [before, after].map(({ hashed }) => requestKeyText(hashed, { testId: false }))
  if (one !== other) return false
  return one !== null || isSame(sentIn(before), sentIn(after))
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
