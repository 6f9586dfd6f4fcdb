import { PROBLEM_SEVERITY, type Problem } from '#lib/check/problem'
import { problemAt, schemaProblems } from '#lib/check/schema-problems'
import { schemaOf } from '#lib/check/schemas'
import type { JsonDocument, JsonValue } from '#lib/json/document'
import type { ExactValue } from '#lib/json/exact'
import type { JsonPath } from '#lib/json/pointer'
import { Spelling } from '#lib/json/spelling'
import { field, isObject, optionalString } from '#lib/json/value'
import { detectKind } from '#lib/wire/detect'
import type { RecordingKind } from '#lib/wire/kind'
import { type RequestShape, shapeOf } from './envelope'
import { readSource, type Source } from './source'

/** A file of a root, read. Its values may have any shape: what is wrong with them is in `problems`. */
export interface Recording {
  readonly kind: Exclude<RecordingKind, 'unreadable'>
  /** Relative to the root, with `/`. */
  readonly path: string
  /** The text of the whole file. */
  readonly text: string
  readonly document: JsonDocument
  /** What the request hash and the file's name are made from; often without the response. */
  readonly hashed: ExactValue
  /** The offset in the text where the value at a path starts, or the nearest one above it that is there. */
  startOf(path: JsonPath): number
  /** Whether the text is in the recorder's own form. */
  readonly isWritten: boolean
  /** The value of the whole file. */
  readonly value: JsonValue
  /** JSON text of parts of the value, as the file spells them. */
  readonly spelling: Spelling
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
export function readRecording({ path, text }: { path: string; text: string }): Recording | Unreadable {
  const read = readSource(text)
  if (!read.ok) {
    const { code, message, line, column } = read.error
    return unreadable(path, null, { code, severity: 'error', message, pointer: '', line, column })
  }
  const recording = new ReadRecording(path, text, read.source)
  const lacking = (['request', 'response'] as const).filter((part) => !isObject(field(recording.value, part)))
  if (lacking.length === 0) return recording
  const message = 'A recording is an object with the objects `request` and `response`.'
  const place = lacking.length === 1 ? lacking : []
  return unreadable(path, recording.document, problemAt(recording, 'not-a-recording', message, place))
}

/** A class for the same reason as its source. */
class ReadRecording implements Recording {
  readonly value: JsonValue
  readonly kind: Recording['kind']
  readonly shape: RequestShape
  readonly testId: string | null
  readonly isWritten: boolean
  #problems: readonly Problem[] | undefined
  #hashed: ExactValue | undefined
  #spelling: Spelling | undefined

  constructor(
    readonly path: string,
    readonly text: string,
    private readonly source: Source,
  ) {
    const { value, isWritten } = source
    this.value = value
    this.isWritten = isWritten
    this.kind = detectKind(value)
    this.shape = shapeOf(field(value, 'request'))
    this.testId = optionalString(value, 'test_id') ?? optionalString(field(value, 'request'), 'test_id')
  }

  get document(): JsonDocument {
    return this.source.document
  }

  get hashed(): ExactValue {
    this.#hashed ??= this.source.hashed
    return this.#hashed
  }

  get spelling(): Spelling {
    this.#spelling ??= new Spelling(this.value, () => this.document)
    return this.#spelling
  }

  get problems(): readonly Problem[] {
    const isException = field(field(this.value, 'response'), 'is_exception') === true
    this.#problems ??= schemaProblems(this, schemaOf(this.kind, this.shape, isException))
    return this.#problems
  }

  startOf(path: JsonPath): number {
    return this.source.startOf(path)
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
