import type { Problem } from '#lib/check/problem'

/** Why there is no answer, in a code and a sentence for the reader. */
export interface Failure {
  readonly code: string
  readonly message: string
  /** Of a save with `not-valid`: the errors that it would bring in. */
  readonly problems?: readonly Problem[]
}

/** What came of asking. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Failure)

/** What an address asks, or why it asks nothing: `not-found` for a path, `bad-request` for a parameter. */
export type Parsed<Asked> =
  | { readonly ok: true; readonly asked: Asked }
  | { readonly ok: false; readonly code: 'not-found' | 'bad-request'; readonly message: string }

/** One thing that the browser asks of the server: the address for what is asked, and how the answer is read. */
export interface Route<Asked, Value> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT'
  readonly href: (asked: Asked) => string
  /** Reads an answer that is no failure; 304 is none. */
  readonly read: (response: Response) => Promise<Value>
}

/** Reads an answer whose body is JSON. */
export function readJson<Value>(response: Response): Promise<Value> {
  return response.json()
}

export function badRequest(message: string): Parsed<never> {
  return { ok: false, code: 'bad-request', message }
}
