import type { Answer } from '#lib/exchange/exchange'
import type { ErrorText } from '#lib/message/assembly'
import { type Failure, type Rest, restText } from '#lib/message/message'

/**
 * What went wrong: the exception that replay raises, else the first error in the answer; null if nothing did.
 * @param rest the content outside the lanes, which holds the type or code of an error
 */
export function failureOf(
  { raised, status }: Answer,
  error: ErrorText | undefined,
  rest: readonly Rest[],
): Failure | null {
  if (raised) {
    const { message, type } = raised
    return { message: message || type || 'An exception.', type, status: raised.status }
  }
  return error ? { message: error.text || 'An error.', type: typeOf(error, rest), status } : null
}

/** The type or code next to the message of an error. */
function typeOf({ at }: ErrorText, rest: readonly Rest[]): string {
  const holder = at.slice(0, at.lastIndexOf('/'))
  for (const name of ['type', 'code', 'error_code', 'status']) {
    const found = rest.find(({ path }) => path === `${holder}/${name}`)
    if (found) return restText(found)
  }
  return ''
}
