import type { JsonDocument } from '#lib/json/document'
import { PROBLEM_SEVERITY, type Problem, type ProblemCode } from './problem'

/** A file that is not a recording, and why. */
export interface Unreadable {
  readonly kind: 'unreadable'
  /** Relative to the root, with `/`. */
  readonly path: string
  /** null when the text is not JSON either. */
  readonly document: JsonDocument | null
  readonly problems: readonly Problem[]
}

/** Why a file is not one, and where. */
export interface Reason {
  readonly code: ProblemCode
  readonly message: string
  readonly pointer?: string
  readonly line?: number
  readonly column?: number
  readonly document?: JsonDocument | null
}

/** A file that could not be read, with the problem that says so. A place that is not known is its start. */
export function unreadableFile(path: string, reason: Reason): Unreadable {
  const { code, message, pointer = '', line = 1, column = 1, document = null } = reason
  const problem: Problem = { code, severity: PROBLEM_SEVERITY[code], message, pointer, line, column }
  return { kind: 'unreadable', path, document, problems: [problem] }
}
