import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { type Settings, settings } from './settings'

/** The cookie that holds the token when the server listens beyond loopback. */
export const TOKEN_COOKIE = 'tapedeck-token'

/** Why a request is refused: the status and a message. */
export interface Refusal {
  readonly status: 401 | 403 | 421
  readonly message: string
}

/**
 * Refuses requests that a foreign page could send (docs/safety.md, 2): a Host that this server was not started for
 * (421), a write without its own Origin (403), and, beyond loopback, a caller without the token (401). Returns null
 * when the request may go on.
 */
export function refusalOf(
  request: Pick<Request, 'method' | 'headers'>,
  { origins, token }: Settings,
): Refusal | null {
  const host = request.headers.get('host')?.toLowerCase() ?? ''
  if (!origins.some((origin) => new URL(origin).host === host)) {
    return { status: 421, message: `This server answers only to ${origins.join(' and ')}.` }
  }
  if (!['GET', 'HEAD'].includes(request.method) && !isOwnOrigin(request.headers, origins)) {
    return { status: 403, message: 'A write must come from a page of this server.' }
  }
  if (token !== '' && !sameSecret(cookieOf(request.headers, TOKEN_COOKIE), token)) {
    return {
      status: 401,
      message: 'Open the address that tapedeck printed when it was started: it holds the token.',
    }
  }
  return null
}

function isOwnOrigin(sent: Headers, origins: readonly string[]): boolean {
  const site = sent.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  return origins.includes(sent.get('origin')?.toLowerCase() ?? '')
}

function cookieOf(sent: Headers, name: string): string {
  const pairs = (sent.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

type Handler = (request: Request) => Response | Promise<Response>

/** Puts the guard in front of a route handler. Every route handler is wrapped in it, in addition to proxy.ts. */
export function guarded(handler: Handler): Handler {
  return (request) => {
    const refusal = refusalOf(request, settings())
    return refusal
      ? Response.json({ message: refusal.message }, { status: refusal.status })
      : handler(request)
  }
}

/**
 * Guards a page. Every page calls it first, in addition to proxy.ts. It also keeps the page from being rendered at
 * build time.
 */
export async function guardPage(): Promise<void> {
  if (refusalOf({ method: 'GET', headers: await headers() }, settings())) notFound()
}
