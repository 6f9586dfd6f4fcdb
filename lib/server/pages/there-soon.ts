import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Returns whether a part of a page is made within a moment: then it is sent with the page, and nothing moves when it comes.
 * @param patience in milliseconds
 */
export async function isThereSoon(part: Promise<unknown>, patience: number): Promise<boolean> {
  const waiting = new AbortController()
  const late = delay(patience, false, { signal: waiting.signal }).catch(() => false)
  const isThere = await Promise.race([part.then(() => true), late])
  waiting.abort()
  return isThere
}
