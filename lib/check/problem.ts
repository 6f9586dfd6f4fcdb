import type { JsonPath } from '#lib/json/pointer'

/**
 * The codes of all problems that a recording can have, with their severity. What to do about each is in
 * (docs/interfaces.md, 5). In a provider's answer, the codes of the schema are warnings (schema-problems.ts).
 */
export const PROBLEM_SEVERITY = {
  'not-utf8': 'error',
  'not-json': 'error',
  'too-deep': 'error',
  'too-large': 'error',
  'unreadable-file': 'error',
  'being-written': 'error',
  'not-a-recording': 'error',
  'missing-field': 'error',
  'wrong-type': 'error',
  'bad-value': 'error',
  'hash-mismatch': 'warning',
  'hash-older': 'warning',
  'wrong-folder': 'warning',
  'same-request': 'warning',
  'id-differs': 'warning',
  'stream-unfinished': 'warning',
  'arguments-not-json': 'warning',
  'unknown-kind': 'warning',
  'byte-order-mark': 'warning',
  'other-form': 'info',
} as const

/** The code of a problem, such as `hash-mismatch`. */
export type ProblemCode = keyof typeof PROBLEM_SEVERITY
/** How bad a problem is: only an `error` makes `tapedeck check` fail and a save be refused. */
export type Severity = 'error' | 'warning' | 'info'

/** A problem of a recording. With an `error` replay cannot use the file, and a save that adds one is refused. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  /** One sentence for a person. */
  readonly message: string
  /** JSON pointer (RFC 6901) to the value, or to the value that should hold it if it is missing. */
  readonly pointer: string
  /** Line in the text of the file, from 1. */
  readonly line: number
  /** Column in that line, from 1, in UTF-16 units. */
  readonly column: number
}

/**
 * A problem before its place in the text is looked up, which may need the whole text parsed: an index wants the codes only.
 */
export interface Finding extends Pick<Problem, 'code' | 'severity' | 'message'> {
  /** Of the value, or of the value that should hold it if it is missing. */
  readonly path: JsonPath
}
