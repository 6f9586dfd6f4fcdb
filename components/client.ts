import type { Route, RouteAnswer, RouteFailure } from '#lib/api/route'

/** What a request has besides its address. */
interface Sent {
  /** A JSON text. */
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Whether the request goes on when its page is closed. The browser refuses it above 64 KiB. */
  readonly isLast?: boolean
}

/** The code when the request was stopped by its signal. */
const STOPPED = 'stopped'
/** The code when no server answers. */
export const UNREACHABLE = 'unreachable'

/**
 * Sends a request to this server. Any failure is returned as a code and a sentence for the reader: the server's own,
 * `unreachable`, or `stopped` once the signal is aborted.
 */
export async function ask<Input, Value>(
  { method, href, read }: Route<Input, Value>,
  input: Input,
  { body, headers, signal, isLast }: Sent = {},
): Promise<RouteAnswer<Value>> {
  const type: Readonly<Record<string, string>> =
    body === undefined ? {} : { 'content-type': 'application/json' }
  try {
    const response = await fetch(href(input), {
      method,
      body: body ?? null,
      headers: { ...type, ...headers },
      cache: 'no-store',
      signal: signal ?? null,
      keepalive: isLast ?? false,
    })
    if (response.ok || response.status === 304) return { ok: true, value: await read(response) }
    return { ok: false, ...(await failureIn(response)) }
  } catch {
    const code = signal?.aborted ? STOPPED : UNREACHABLE
    return { ok: false, code, message: 'The server cannot be reached. Is tapedeck still running?' }
  }
}

/** Reads the failure in a response. A response without a body of ours, as for HEAD, is described by its status. */
async function failureIn(response: Response): Promise<RouteFailure> {
  const code = response.status === 404 ? 'not-found' : 'failed'
  const failure = { code, message: `The server answered ${response.status}.` }
  try {
    const said: Partial<RouteFailure> = await response.json()
    return { ...failure, ...said }
  } catch {
    return failure
  }
}
