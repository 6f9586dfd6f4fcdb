import type { JsonDocument } from './document'
import { foundAt, NotJson } from './failure'
import { type Position, positionAt } from './position'
import { JsonReader } from './reader'

/**
 * The deepest nesting that is read. Python 3.11's own reader goes to 992 levels, less what its caller has taken of the
 * stack.
 */
export const MAX_DEPTH = 990

/** Why a text is not a JSON document, and where. */
export interface JsonError extends Position {
  readonly code: 'not-json' | 'too-deep'
  /** One sentence: what was expected and what was found. */
  readonly message: string
  /** Offset in UTF-16 units. */
  readonly offset: number
}

export type ParseResult =
  | { readonly ok: true; readonly document: JsonDocument }
  | { readonly ok: false; readonly error: JsonError }

/**
 * Reads a JSON text as Python's json module does: bare NaN, Infinity and -Infinity and duplicate keys are
 * accepted, control characters in strings are not. A byte order mark at the start is kept and skipped.
 */
export function parseDocument(text: string): ParseResult {
  try {
    return { ok: true, document: new JsonReader(text, MAX_DEPTH).document() }
  } catch (thrown) {
    if (!(thrown instanceof NotJson)) throw thrown
    return { ok: false, error: describe(text, thrown) }
  }
}

/** The document of a text that is known to be JSON. */
export function documentOf(text: string): JsonDocument {
  const parsed = parseDocument(text)
  if (!parsed.ok) throw new Error(`A text that was read is no JSON: ${parsed.error.message}`)
  return parsed.document
}

function describe(text: string, { code, offset, expected }: NotJson): JsonError {
  const found = code === 'too-deep' ? 'one more' : foundAt(text, offset)
  return { code, message: `Expected ${expected}, found ${found}.`, offset, ...positionAt(text, offset) }
}
