import { type JsonDocument, type JsonValue, jsonValueOf } from '#lib/json/document'
import { isWritten } from '#lib/json/form'
import { parseDocument } from '#lib/json/parse'
import { field, isObject, optionalString, stringField } from '#lib/json/value'
import { scanWritten, type TopMembers } from '#lib/json/written-scan'
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
  /** The text of the whole file. */
  readonly text: string
  readonly document: JsonDocument
  /** A document that has at least what the request hash and the file's name are made from; often without the response. */
  readonly hashed: JsonDocument
  /** Whether the text is in the recorder's own form. */
  readonly isWritten: boolean
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

/** A text that is JSON. Its document is made when it is asked for: of most recordings nobody does. */
interface Source extends Pick<Recording, 'path' | 'text' | 'value' | 'document' | 'hashed' | 'isWritten'> {}

/** Reads one recording from its text. Never throws: a text that is none comes back as `unreadable` with its problem. */
export function readRecording(file: { path: string; text: string }): Recording | Unreadable {
  const members = scanWritten(file.text)
  const source = members ? writtenSource(file, members) : parsedSource(file)
  if ('kind' in source) return source
  const { path, value } = source
  const lacking = (['request', 'response'] as const).filter((part) => !isObject(field(value, part)))
  if (lacking.length > 0) {
    const message = 'A recording is an object with the objects `request` and `response`.'
    const place = lacking.length === 1 ? lacking : []
    return unreadable(path, source.document, problemAt(source.document, 'not-a-recording', message, place))
  }
  return recordingOf(source)
}

function parsedSource({ path, text }: { path: string; text: string }): Source | Unreadable {
  const parsed = parseDocument(text)
  if (!parsed.ok) {
    const { code, message, line, column } = parsed.error
    return unreadable(path, null, { code, severity: 'error', message, pointer: '', line, column })
  }
  const { document } = parsed
  const value = jsonValueOf(document, document.root)
  return { path, text, value, document, hashed: document, isWritten: isWritten(document) }
}

function writtenSource({ path, text }: { path: string; text: string }, members: TopMembers): Source {
  const value = JSON.parse(text) as JsonValue
  let document: JsonDocument | undefined
  return {
    path,
    text,
    value,
    isWritten: true,
    get document() {
      document ??= documentOf(text)
      return document
    },
    get hashed() {
      // The name of a model list is made from the models too.
      const isModelList = /\/(models|tags)$/.test(stringField(field(value, 'request'), 'endpoint'))
      return isModelList ? this.document : documentOf(withoutResponse(text, members))
    },
  }
}

function withoutResponse(text: string, members: TopMembers): string {
  const kept = [...members].filter(([key]) => key !== 'response')
  return `{${kept.map(([key, { start, end }]) => `"${key}":${text.slice(start, end)}`).join(',')}}`
}

/** The document of a text that is known to be JSON. */
function documentOf(text: string): JsonDocument {
  const parsed = parseDocument(text)
  if (!parsed.ok) throw new Error(`A written text is no JSON: ${parsed.error.message}`)
  return parsed.document
}

function recordingOf(source: Source): Recording {
  const { path, text, value, isWritten } = source
  const kind = detectKind(value)
  const shape = shapeOf(field(value, 'request'))
  const problems = schemaProblems(source, schemaOf(kind, shape))
  const testId = optionalString(value, 'test_id') ?? optionalString(field(value, 'request'), 'test_id')
  return {
    ...{ kind, path, text, value, testId, shape, problems, isWritten },
    get document() {
      return source.document
    },
    get hashed() {
      return source.hashed
    },
  }
}

function unreadable(path: string, document: JsonDocument | null, problem: Problem): Unreadable {
  return { kind: 'unreadable', path, document, problems: [problem] }
}

/** A file whose bytes could not be read as text, as an unreadable file with the problem that says so, and where. */
export function unreadableFile(
  path: string,
  code: 'not-utf8' | 'too-large' | 'unreadable-file' | 'being-written',
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
