/**
 * What can be wrong with a recording; what to do about each is documented (docs/interfaces.md, 5). What a schema says of
 * a provider's answer is a warning only (schema-problems.ts).
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
  'same-request': 'warning',
  'id-differs': 'warning',
  'stream-unfinished': 'warning',
  'arguments-not-json': 'warning',
  'unknown-kind': 'warning',
  'byte-order-mark': 'warning',
  'other-form': 'info',
} as const

export type ProblemCode = keyof typeof PROBLEM_SEVERITY
export type Severity = 'error' | 'warning' | 'info'

/** Something wrong that is shown. An `error` makes the file useless, and a save that brings one in is refused. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  /** One sentence for a person. */
  readonly message: string
  /** JSON pointer (RFC 6901) to the value; the value above it when the value itself is missing. */
  readonly pointer: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
}
