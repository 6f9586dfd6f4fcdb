import type { Problem } from '#lib/check/problem'

/** The failure of a request: a code, and a sentence for the reader. */
export interface RouteFailure {
  readonly code: string
  readonly message: string
  /** For a save with the code `not-valid`: the problems of the text. */
  readonly problems?: readonly Problem[]
}

/** The outcome of a request. */
export type RouteAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | ({ readonly ok: false } & RouteFailure)

/**
 * The input that was read from an address, or why it cannot be read: `not-found` for a path, `bad-request` for a
 * parameter.
 */
export type Parsed<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly code: 'not-found' | 'bad-request'; readonly message: string }

/** One route that the browser can ask: its address for an input, and how its response is read. */
export interface Route<Input, Value> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly href: (input: Input) => string
  /** Reads a successful response; 304 counts as successful. */
  readonly read: (response: Response) => Promise<Value>
}

/** Reads a response whose body is JSON. */
export function readJson<Value>(response: Response): Promise<Value> {
  return response.json()
}

/** Makes the failure of an address with a parameter that cannot be read. @param message a sentence for the reader */
export function badRequest(message: string): Parsed<never> {
  return { ok: false, code: 'bad-request', message }
}
