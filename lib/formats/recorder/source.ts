import type { Hashed } from '#lib/exchange/recorded'
import { type JsonDocument, type JsonValue, jsonValueOf, membersOf, rawOf, spanOf } from '#lib/json/document'
import { isWritten } from '#lib/json/form'
import { documentOf, type JsonError, parseDocument } from '#lib/json/parse'
import { type JsonPath, nearestNode } from '#lib/json/pointer'
import { writeDocument, writeString } from '#lib/json/write'
import { scanWritten, type TopMembers } from '#lib/json/written-scan'
import { isNamedByModels } from './hash/file-name'

/*
 * These are classes because they make some values only on demand. In V8, an object literal with a getter gets a hidden
 * class of its own, which keeps everything that the getter can see until the next full collection; reading a root then
 * took half as long again.
 */

/** A text that is JSON, with what is known about it. */
export interface JsonSource {
  /** The value of the whole text. */
  readonly value: JsonValue
  readonly document: JsonDocument
  /** See `Recorded`. */
  readonly hashed: Hashed
  /** See `Recorded`. */
  readonly spelled: string
  /** Whether the text is in the recorder's own form. */
  readonly isWritten: boolean
  /** Whether JavaScript is known to write every number at a path as the text does. */
  isPlain(path: JsonPath): boolean
  /**
   * Returns the offset in the text at which the value at a path starts; if there is no such value, that of its nearest
   * parent.
   */
  startOf(path: JsonPath): number
}

type ReadSource =
  | { readonly ok: true; readonly source: JsonSource }
  | { readonly ok: false; readonly error: JsonError }

/** Reads a text once, the fast way if the recorder wrote it. */
export function readSource(text: string): ReadSource {
  const members = scanWritten(text)
  if (members) return { ok: true, source: new WrittenSource(text, members) }
  const parsed = parseDocument(text)
  return parsed.ok ? { ok: true, source: new ParsedSource(parsed.document) } : parsed
}

class ParsedSource implements JsonSource {
  readonly value: JsonValue
  #isWritten: boolean | undefined

  constructor(readonly document: JsonDocument) {
    this.value = jsonValueOf(document, document.root)
  }

  get isWritten(): boolean {
    this.#isWritten ??= isWritten(this.document)
    return this.#isWritten
  }

  get hashed(): Hashed {
    const { document, value } = this
    return { value, text: writeDocument(document, isNamedByModels(value) ? undefined : 'response') }
  }

  get spelled(): string {
    const { document } = this
    if (isNamedByModels(this.value)) return document.text
    const members = membersOf(document, document.root).filter(({ key }) => key !== 'response')
    return withoutResponse(members.map(({ key, value }) => [key, rawOf(document, value)]))
  }

  isPlain(): boolean {
    return false
  }

  startOf(path: JsonPath): number {
    return startIn(this.document, path)
  }
}

/** A text in the recorder's own form. Its document is made on demand, because few recordings need it. */
class WrittenSource implements JsonSource {
  readonly value: JsonValue
  readonly isWritten = true
  #document: JsonDocument | undefined

  constructor(
    private readonly text: string,
    private readonly members: TopMembers,
  ) {
    this.value = JSON.parse(text)
  }

  get document(): JsonDocument {
    this.#document ??= documentOf(this.text)
    return this.#document
  }

  get hashed(): Hashed {
    return { value: this.value, text: this.spelled }
  }

  get spelled(): string {
    if (isNamedByModels(this.value)) return this.text
    const members = [...this.members].filter(([key]) => key !== 'response')
    return withoutResponse(members.map(([key, { start, end }]) => [key, this.text.slice(start, end)]))
  }

  isPlain([member]: JsonPath): boolean {
    return this.members.get(String(member))?.isInexact === false
  }

  startOf(path: JsonPath): number {
    // Most problems are about the whole request, and making the document takes longer than everything else.
    const member = path.length === 1 ? this.members.get(String(path[0])) : undefined
    return member?.start ?? startIn(this.document, path)
  }
}

/** The text without the response: of a text in the recorder's own form, in that form too. */
function withoutResponse(members: readonly (readonly [key: string, raw: string])[]): string {
  const lines = members.map(([key, raw]) => `\n  ${writeString(key)}: ${raw}`)
  return `{${lines.join(',')}\n}\n`
}

function startIn(document: JsonDocument, path: JsonPath): number {
  return spanOf(document, nearestNode(document, path)).start
}
