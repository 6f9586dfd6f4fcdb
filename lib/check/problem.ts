/** What can be wrong with a recording; what to do about each is documented (docs/interfaces.md, 5). */
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
  'id-differs': 'warning',
  'stream-unfinished': 'warning',
  'arguments-not-json': 'warning',
  'unknown-kind': 'warning',
  'byte-order-mark': 'warning',
  'other-form': 'info',
} as const

export type ProblemCode = keyof typeof PROBLEM_SEVERITY
export type Severity = 'error' | 'warning' | 'info'

/** Something wrong that is shown. An `error` is not a valid recording, and a save of it is refused. */
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

/** True when one of the problems makes a save impossible. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}
