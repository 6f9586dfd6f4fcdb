import { type NextRequest, NextResponse } from 'next/server'
import { bringsToken, refusalOf, TOKEN_COOKIE } from '#lib/server/refusal'
import { settings } from '#lib/server/settings'

/** Runs before every route: the guard, the token's way into a cookie, and the Content-Security-Policy. */
export function proxy(request: NextRequest): Response {
  const configured = settings()
  const refusal = refusalOf(request, configured)
  const isAllowed = refusal === null || refusal.status === 401
  if (isAllowed && bringsToken(request.nextUrl.searchParams, configured))
    return keepToken(request, configured.token)
  if (refusal) return new Response(`${refusal.message}\n`, { status: refusal.status })
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('x-content-type-options', 'nosniff')
  return response
}

function keepToken(request: NextRequest, token: string): Response {
  const address = new URL(request.url)
  address.searchParams.delete('token')
  const cookie = `${TOKEN_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`
  return new Response(null, {
    status: 303,
    // Next refuses a relative address here, and makes it one itself.
    headers: { location: address.href, 'set-cookie': cookie, 'referrer-policy': 'no-referrer' },
  })
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
