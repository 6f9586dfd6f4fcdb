import { requestKeyText } from '#lib/formats/recorder/hash'
import { parseUrl } from '#lib/formats/recorder/hash/url'
import type { JsonValue } from '#lib/json/document'
import { isSame } from '#lib/json/same'
import type { JsonObject } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'
import type { HashPair } from '../change'

/** Whether the normalised requests are the same, test ids left aside. */
export function isSameRequest(before: Recording, after: Recording, hash: HashPair): boolean {
  const [one, other] = [hash.before?.computed ?? null, hash.after?.computed ?? null]
  if (one === null && other === null) return isSame(sentIn(before), sentIn(after))
  if (one === other) return true
  // With the same test id, it is the request that gives another hash.
  if (before.testId === after.testId) return false
  const [text, otherText] = [before, after].map((recording) =>
    requestKeyText(recording.hashed, { testId: false }),
  )
  return text === otherText
}

/** Of a request that is not hashed: the fields that would be. */
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

/** What a file processor was asked besides. */
function hashedFacts({ provider_metadata: _, ...asked }: Recording['call']['about']): JsonObject {
  return asked
}

/**
 * The recording without its answer, and without what the facets `request` and `test` explain where they hold.
 */
export function aboutRequest(
  { call, testId, about }: Recording,
  { hasRequest, hasTest }: { readonly hasRequest: boolean; readonly hasTest: boolean },
): JsonObject {
  const test = hasTest ? null : testId
  if (!hasRequest) {
    const { shape, method, url, endpoint, model, provider, tool, sent = null } = call
    return {
      test,
      file: about,
      call: { shape, method, url, endpoint, model, provider, tool, sent },
      about: call.about,
    }
  }
  const { shape, url, provider } = call
  const isProviderHashed = shape === 'tool' || shape === 'file'
  return {
    test,
    file: about,
    about: shape === 'file' ? { metadata: call.about.provider_metadata ?? null } : call.about,
    provider: isProviderHashed ? '' : provider,
    host: shape === 'inference' ? (parseUrl(url)?.netloc ?? url) : '',
  }
}
