import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyLimit, isJsonType, tooLargeText, WRONG_TYPE } from '../body-rules'
import { bringsToken, refusalOf } from '../refusal'
import type { Settings } from '../settings'
import { declaredBytes, takeIn } from './in-flight'

/** Why a request goes no further than the door. */
export interface RefusedAtDoor {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']

/**
 * Judges a request by its first line and its headers alone, before anything of its body is read and before Next sees it
 * (docs/safety.md, 2). Returns null when it may go on; its body then counts as taken in until `response` is closed.
 */
export function refusedAtDoor(
  request: IncomingMessage,
  response: ServerResponse,
  settings: Pick<Settings, 'origins' | 'token'>,
): RefusedAtDoor | null {
  const { method = '' } = request
  if (!METHODS.includes(method)) return notAllowed(METHODS)
  const address = addressOf(request.url ?? '')
  if (address === null) return refused(400, 'bad-request', 'The address cannot be read.')
  if (hostsOf(request) > 1) return refused(400, 'bad-request', 'A request has one Host.')
  return (
    refusedByGuard(request, address, settings) ??
    refusedAddress(method, address.pathname) ??
    refusedBody(request, response, address.pathname)
  )
}

/** Reads the target of a request. Returns null for `*`, a whole address, and escapes that are not UTF-8. */
function addressOf(target: string): URL | null {
  if (!/^\/(?![/\\])/.test(target)) return null
  try {
    const address = new URL(target, 'http://here')
    decodeURIComponent(address.pathname)
    return address
  } catch {
    return null
  }
}

function hostsOf({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
}

function refusedByGuard(
  request: IncomingMessage,
  { searchParams }: URL,
  settings: Pick<Settings, 'origins' | 'token'>,
): RefusedAtDoor | null {
  const headers = { get: (name: string) => request.headers[name]?.toString() ?? null }
  const refusal = refusalOf({ method: request.method ?? '', headers }, settings)
  if (refusal === null) return null
  // proxy.ts turns the token of an address into a cookie.
  if (refusal.status === 401 && bringsToken(searchParams, settings)) return null
  return refused(refusal.status, CODES[refusal.status], refusal.message)
}

const CODES = { 401: 'no-token', 403: 'foreign', 421: 'wrong-host' } as const

/** Refuses what no page of tapedeck asks for: routes of the framework, and writes to a page. */
function refusedAddress(method: string, pathname: string): RefusedAtDoor | null {
  const path = decodeURIComponent(pathname)
  if (/^[/\\]+_/.test(path) && !/^\/_next\/static\/(?!.*\.\.)/.test(path))
    return refused(404, 'not-found', 'There is no such page.')
  const isPage = !pathname.startsWith('/api/')
  return isPage && method !== 'GET' && method !== 'HEAD' ? notAllowed(['GET', 'HEAD']) : null
}

function refusedBody(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): RefusedAtDoor | null {
  const bytes = declaredBytes(request)
  if (bytes === 0) return null
  if (request.method === 'GET' || request.method === 'HEAD')
    return refused(400, 'bad-request', `${request.method} takes no body.`)
  if (!isJsonType(request.headers['content-type'])) return refused(415, 'wrong-media-type', WRONG_TYPE)
  if (bytes === null) return refused(411, 'no-length', 'Say how long the body is: Content-Length is missing.')
  const most = bodyLimit(pathname)
  if (bytes > most) return refused(413, 'too-large', tooLargeText(most))
  if (takeIn(bytes, response)) return null
  const message = 'Too much is being sent at the same time. Try again.'
  return { ...refused(503, 'busy', message), headers: { 'retry-after': '1' } }
}

function notAllowed(allowed: readonly string[]): RefusedAtDoor {
  const message = `This address answers ${allowed.join(', ')} only.`
  return { ...refused(405, 'bad-method', message), headers: { allow: allowed.join(', ') } }
}

function refused(status: number, code: string, message: string): RefusedAtDoor {
  return { status, code, message }
}
