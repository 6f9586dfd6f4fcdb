import type { JsonDocument } from '#lib/json/document'
import { PROBLEM_SEVERITY, type Problem, type ProblemCode } from './problem'

/** A file that is not a recording, and why. */
export interface Unreadable {
  readonly kind: 'unreadable'
  /** Path relative to the root, with `/`. */
  readonly path: string
  /** The parsed text; null if it is not JSON. */
  readonly document: JsonDocument | null
  /** Null if the file could not be read as text. */
  readonly text: string | null
  readonly problems: readonly Problem[]
}

/** Why a file is not a recording, and where that shows. */
export interface Reason {
  readonly code: ProblemCode
  readonly message: string
  readonly pointer?: string
  readonly line?: number
  readonly column?: number
  readonly document?: JsonDocument | null
  readonly text?: string
}

/** Makes an unreadable file with one problem. A reason without a place is put at the start of the file. */
export function unreadableFile(path: string, reason: Reason): Unreadable {
  const { code, message, pointer = '', line = 1, column = 1, document = null, text = null } = reason
  const problem: Problem = { code, severity: PROBLEM_SEVERITY[code], message, pointer, line, column }
  return { kind: 'unreadable', path, document, text, problems: [problem] }
}

const UNREAD: readonly ProblemCode[] = ['not-utf8', 'too-large', 'unreadable-file', 'being-written']

/** Whether a file with these problems could not be read as text, so that what it says is not known. */
export function isUnread(problems: readonly ProblemCode[]): boolean {
  return problems.some((code) => UNREAD.includes(code))
}
