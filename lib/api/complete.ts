import type { CompletionsNow } from '#lib/list/asked'
import { tooLong } from '#lib/query/length'
import { badRequest, type Parsed, type Route, readJson } from './route'

/** The text of a query, and the caret in it (UTF-16 units). */
export interface CompletionsAsked {
  readonly text: string
  readonly caret: number
}

/** Reads an address. Without `at` the caret is at the end of `q`. */
export function parseCompletions({ searchParams }: URL): Parsed<CompletionsAsked> {
  const text = searchParams.get('q') ?? ''
  const long = tooLong(text)
  if (long !== null) return badRequest(long)
  const at = searchParams.get('at') ?? String(text.length)
  if (!/^\d{1,9}$/.test(at) || Number(at) > text.length) {
    return badRequest('at is a place in q: a whole number from 0 to its length.')
  }
  return { ok: true, input: { text, caret: Number(at) } }
}

/** `GET /api/complete?q=&at=`: the ways to continue the query at the caret. */
export const COMPLETE: Route<CompletionsAsked, CompletionsNow> = {
  method: 'GET',
  href: ({ text, caret }) => `/api/complete?${new URLSearchParams({ q: text, at: String(caret) })}`,
  read: readJson,
}
