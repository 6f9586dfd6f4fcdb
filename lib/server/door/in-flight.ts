import type { IncomingMessage, ServerResponse } from 'node:http'
import { MAX_BYTES } from '#lib/disk/read'

/** The most bytes of bodies that are taken in at the same time, over all requests. */
const MOST_AT_ONCE = 4 * MAX_BYTES

let taken = 0

/**
 * Takes in a body that a request declares, until the request is answered or gone.
 * @returns false when there is no room for it beside the others
 */
export function takeIn(bytes: number, response: ServerResponse): boolean {
  if (taken + bytes > MOST_AT_ONCE) return false
  taken += bytes
  response.once('close', () => {
    taken -= bytes
  })
  return true
}

/** The number of bytes that a request says its body has; null when it does not say, and 0 when it has none. */
export function declaredBytes({ headers }: IncomingMessage): number | null {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null
}
