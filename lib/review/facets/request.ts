import { requestKeyText } from '#lib/formats/recorder/hash'
import { parseUrl } from '#lib/formats/recorder/hash/url'
import { unhashedParts } from '#lib/formats/recorder/places'
import type { JsonValue } from '#lib/json/document'
import { isSame } from '#lib/json/same'
import type { JsonObject } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'
import type { HashPair } from '../change'

/** Returns whether the normalised requests are the same, apart from test ids. */
export function isSameRequest(before: Recording, after: Recording, hash: HashPair): boolean {
  const [one, other] = [hash.before?.computed ?? null, hash.after?.computed ?? null]
  if (one === null && other === null) return isSame(sentIn(before), sentIn(after))
  if (one === other) return true
  // With the same test id, only the request can change the hash.
  if (before.testId === after.testId) return false
  const [text, otherText] = [before, after].map((recording) =>
    requestKeyText(recording.hashed, { testId: false }),
  )
  return text === otherText
}

/** For a request that is not hashed: returns the fields that would be. */
export function sentIn({ call }: Recording): JsonValue {
  const { shape, method, url, endpoint, model, provider, tool, sent = null, about } = call
  return {
    shape,
    method,
    url,
    endpoint,
    model,
    provider,
    tool,
    sent,
    about: shape === 'file' ? hashedFacts(about) : null,
  }
}

/** Returns the other fields of the call of a file processor. */
function hashedFacts({ provider_metadata: _, ...asked }: Recording['call']['about']): JsonObject {
  return asked
}

/**
 * Returns the call and the test of a recording, without what the facets `request` and `test` explain when they apply.
 */
export function aboutRequest(
  { call, testId, value }: Recording,
  { hasRequest, hasTest }: { readonly hasRequest: boolean; readonly hasTest: boolean },
): JsonObject {
  const test = hasTest ? null : testId
  if (!hasRequest) {
    const { shape, method, url, endpoint, model, provider, tool, sent = null } = call
    return {
      test,
      call: { shape, method, url, endpoint, model, provider, tool, sent },
      about: call.about,
    }
  }
  const { shape, url, provider } = call
  const isProviderHashed = shape === 'tool' || shape === 'file'
  return {
    test,
    unhashed: unhashedParts(value),
    about: shape === 'file' ? { metadata: call.about.provider_metadata ?? null } : call.about,
    provider: isProviderHashed ? '' : provider,
    host: shape === 'inference' ? (parseUrl(url)?.netloc ?? url) : '',
  }
}
