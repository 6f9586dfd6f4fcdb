import 'server-only'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { refusalOf } from './refusal'
import { settings } from './settings'

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
