import type { Answer, Call } from '#lib/exchange/exchange'
import type { Hashed, Recorded } from '#lib/exchange/recorded'
import type { JsonDocument, JsonValue } from '#lib/json/document'
import type { JsonError } from '#lib/json/parse'
import { type JsonPath, pointerOf } from '#lib/json/pointer'
import { positionAt } from '#lib/json/position'
import { Spelling } from '#lib/json/spelling'
import { field, isObject } from '#lib/json/value'
import { aboutFile, answerIn, callIn, testIdIn } from './exchange'
import { type JsonSource, readSource } from './source'

/** Why a text is not a recording, and where. */
export interface NotRecorded {
  readonly code: JsonError['code'] | 'not-a-recording'
  readonly message: string
  readonly pointer: string
  readonly line: number
  readonly column: number
  /** null when the text is not JSON either. */
  readonly document: JsonDocument | null
}

type Read =
  | { readonly ok: true; readonly recorded: Recorded }
  | { readonly ok: false; readonly failure: NotRecorded }

/**
 * Reads one of the recorder's files from its text. Fails with the problem that makes it not a recording.
 * @param path relative to the root, with `/`
 */
export function readRecorded({ path, text }: { path: string; text: string }): Read {
  const read = readSource(text)
  if (!read.ok) {
    const { code, message, line, column } = read.error
    return { ok: false, failure: { code, message, pointer: '', line, column, document: null } }
  }
  const { source } = read
  const lacking = (['request', 'response'] as const).filter((part) => !isObject(field(source.value, part)))
  if (lacking.length === 0) return { ok: true, recorded: new RecordedFile(path, text, source) }
  const place: JsonPath = lacking.length === 1 ? lacking : []
  const failure: NotRecorded = {
    code: 'not-a-recording',
    message: 'A recording is an object with the objects `request` and `response`.',
    pointer: pointerOf(place),
    ...positionAt(text, source.startOf(place)),
    document: source.document,
  }
  return { ok: false, failure }
}

/** A class for the same reason as those in source.ts. */
class RecordedFile implements Recorded {
  readonly value: JsonValue
  readonly testId: string | null
  readonly call: Call
  readonly answer: Answer
  #hashed: Hashed | undefined
  #spelled: string | undefined
  #spelling: Spelling | undefined

  constructor(
    readonly path: string,
    readonly text: string,
    private readonly source: JsonSource,
  ) {
    const { value } = source
    this.value = value
    this.call = callIn(value)
    this.answer = answerIn(value)
    this.testId = testIdIn(value)
  }

  get isWritten(): boolean {
    return this.source.isWritten
  }

  get about(): Readonly<Record<string, JsonValue>> {
    return aboutFile(this.value)
  }

  get document(): JsonDocument {
    return this.source.document
  }

  get hashed(): Hashed {
    this.#hashed ??= this.source.hashed
    return this.#hashed
  }

  get spelled(): string {
    this.#spelled ??= this.source.spelled
    return this.#spelled
  }

  get spelling(): Spelling {
    this.#spelling ??= new Spelling(
      this.text,
      this.value,
      () => this.document,
      (path) => this.source.isPlain(path),
    )
    return this.#spelling
  }

  startOf(path: JsonPath): number {
    return this.source.startOf(path)
  }
}
