import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Settings } from './settings'

/** The cookie that holds the token when the server listens beyond loopback. */
export const TOKEN_COOKIE = 'tapedeck-token'

/** Why a request is refused: the status and a message. */
export interface Refusal {
  readonly status: 401 | 403 | 421
  readonly message: string
}

/** What the guard looks at of a request. */
export interface Asked {
  readonly method: string
  readonly headers: Pick<Headers, 'get'>
}

/**
 * Refuses requests that a foreign page could send (docs/safety.md, 2): a Host that this server was not started for
 * (421), a write without its own Origin, or anything but a visit that another site asks for (403), and, beyond loopback,
 * a caller without the token (401). Returns null when the request may go on.
 */
export function refusalOf(
  { method, headers }: Asked,
  { origins, token }: Pick<Settings, 'origins' | 'token'>,
): Refusal | null {
  const host = headers.get('host')?.toLowerCase() ?? ''
  if (!origins.some((origin) => new URL(origin).host === host)) {
    return { status: 421, message: `This server answers only to ${origins.join(' and ')}.` }
  }
  if (!['GET', 'HEAD'].includes(method)) {
    if (!isOwnOrigin(headers, origins))
      return { status: 403, message: 'A write must come from a page of this server.' }
  } else if (isForeign(headers, origins)) {
    return { status: 403, message: 'Another site asked for this. Open the address in a tab of its own.' }
  }
  if (token !== '' && !sameSecret(cookieOf(headers, TOKEN_COOKIE), token)) {
    return {
      status: 401,
      message: 'Open the address that tapedeck printed when it was started: it holds the token.',
    }
  }
  return null
}

/**
 * Whether an address brings the token, so that a caller who has no cookie yet can enter.
 * @param search of the address
 */
export function bringsToken(search: URLSearchParams, { token }: Pick<Settings, 'token'>): boolean {
  const given = search.get('token')
  return token !== '' && given !== null && sameSecret(given, token)
}

/** Whether a browser says that a page of another site, or of another port, caused a request. */
function isFromOtherSite(sent: Asked['headers']): boolean {
  const site = sent.get('sec-fetch-site')
  return site !== null && site !== 'same-origin' && site !== 'none'
}

/**
 * Whether another site reads without a person's visit. Over plain HTTP browsers name the site only to loopback; a script of
 * another site then still sends its Origin, which no visit has.
 */
function isForeign(sent: Asked['headers'], origins: readonly string[]): boolean {
  return sent.get('origin') !== null ? !isOwnOrigin(sent, origins) : isFromOtherSite(sent) && !isVisit(sent)
}

/** Whether a person followed a link: the answer becomes a page of its own, and is not fetched in advance. */
function isVisit(sent: Asked['headers']): boolean {
  return (
    sent.get('sec-fetch-mode') === 'navigate' &&
    sent.get('sec-fetch-dest') === 'document' &&
    // The second name is the older one.
    [sent.get('sec-purpose'), sent.get('purpose')].every((purpose) => purpose === null)
  )
}

function isOwnOrigin(sent: Asked['headers'], origins: readonly string[]): boolean {
  return !isFromOtherSite(sent) && origins.includes(sent.get('origin')?.toLowerCase() ?? '')
}

function cookieOf(sent: Asked['headers'], name: string): string {
  const pairs = (sent.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}

/** Compares two secrets in a time that does not depend on where they differ. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
