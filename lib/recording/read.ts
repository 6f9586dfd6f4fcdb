import { type JsonDocument, type JsonValue, jsonValueOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { field, isObject, optionalString } from '#lib/json/value'
import { detectKind } from './detect'
import type { RecordingKind } from './kind'
import { type RequestShape, shapeOf } from './kinds/envelope'
import { schemaOf } from './kinds/schemas'
import { PROBLEM_SEVERITY, type Problem } from './problem'
import { problemAt, schemaProblems } from './schema-problems'

/** A file of a root, read. Its values may have any shape: what is wrong with them is in `problems`. */
export interface Recording {
  readonly kind: Exclude<RecordingKind, 'unreadable'>
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly document: JsonDocument
  /** The value of the whole file. */
  readonly value: JsonValue
  readonly testId: string | null
  readonly shape: RequestShape
  readonly problems: readonly Problem[]
}

/** A file that is no recording, and why. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly path: string
  /** null when the text is no JSON either. */
  readonly document: JsonDocument | null
  readonly problems: readonly Problem[]
}

/** Reads one recording from its text. Never throws: a text that is none comes back as `unreadable` with its problem. */
export function readRecording(file: { path: string; text: string }): Recording | Unreadable {
  const { path } = file
  const parsed = parseDocument(file.text)
  if (!parsed.ok) {
    const { code, message, line, column } = parsed.error
    return unreadable(path, null, { code, severity: 'error', message, pointer: '', line, column })
  }
  const { document } = parsed
  const value = jsonValueOf(document, document.root)
  const lacking = (['request', 'response'] as const).filter((part) => !isObject(field(value, part)))
  if (lacking.length > 0) {
    const message = 'A recording is an object with the objects `request` and `response`.'
    const place = lacking.length === 1 ? lacking : []
    return unreadable(path, document, problemAt(document, 'not-a-recording', message, place))
  }
  return recordingOf(path, document, value)
}

function recordingOf(path: string, document: JsonDocument, value: JsonValue): Recording {
  const kind = detectKind(value)
  const shape = shapeOf(field(value, 'request'))
  const problems = schemaProblems(document, value, schemaOf(kind, shape))
  const testId = optionalString(value, 'test_id') ?? optionalString(field(value, 'request'), 'test_id')
  return { kind, path, document, value, testId, shape, problems }
}

function unreadable(path: string, document: JsonDocument | null, problem: Problem): Unreadable {
  return { kind: 'unreadable', path, document, problems: [problem] }
}

/** A file whose bytes could not be read as text, as an unreadable file with the problem that says so, and where. */
export function unreadableFile(
  path: string,
  code: 'not-utf8' | 'too-large' | 'unreadable-file',
  message: string,
  { line = 1, column = 1 }: { readonly line?: number; readonly column?: number } = {},
): Unreadable {
  return unreadable(path, null, {
    code,
    severity: PROBLEM_SEVERITY[code],
    message,
    pointer: '',
    line,
    column,
  })
}
