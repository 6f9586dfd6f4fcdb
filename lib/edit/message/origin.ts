import { chunkOfItem, chunksOfLines, type LineChunk } from '#lib/exchange/event-lines'
import { itemsOf, type JsonDocument, type JsonNode, kindOf, rawOf, stringOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { childAt, type JsonPath, nodeAt, pathOf, pointerOf } from '#lib/json/pointer'
import { escapesOf } from '#lib/json/respell'
import { compactText } from '#lib/json/spelling'
import type { Assembled } from '#lib/message/message'
import type { Beside, Made, Place, Seat } from '#lib/message/source-log'
import { isOfLines } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'
import type { ChunkFacts } from './chunk-facts'
import { EventData } from './event-data'

/** A value of the answer: a node of the file or, for server-sent events, of the data of an event. */
export interface Slot extends Place {
  readonly document: JsonDocument
  readonly node: JsonNode
  /**
   * For a value that can hold no text as it is: the key that the object gets for it, or what the empty object becomes.
   * Null for any other.
   */
  readonly seat: { readonly key: string } | { readonly made: Made } | null
  /** null for a value of the file itself. */
  readonly data: EventData | null
}

/** What a value of the answer becomes: a string with this text, or this JSON. */
export interface Change {
  readonly slot: Slot
  readonly to: { readonly text: string } | { readonly json: string }
}

/** The values of the file that make one value of a call's arguments: the pieces of a string, or one other value. */
export interface ArgumentSlots {
  readonly path: JsonPath
  readonly isString: boolean
  readonly slots: readonly Slot[]
  readonly texts: readonly string[]
}

/** Values that repeat pieces of a field. */
export interface Echo {
  readonly field: string
  /** Indexes of the pieces; their texts, joined, are the joined texts of the slots. */
  readonly pieces: readonly number[]
  readonly slots: readonly Slot[]
  /** Whether it is what the pieces give when they are read as JSON. */
  readonly isParsed: boolean
}

/** The file that a message was read from, and where it has each piece. */
export interface Origin {
  readonly recording: Recording
  readonly values: AnswerValues
  /** What was read of the answer as it is recorded. */
  readonly assembled: Assembled
  /** By key of the field: the value of each of its pieces. */
  readonly slots: ReadonlyMap<string, readonly Slot[]>
  readonly echoes: readonly Echo[]
  /** By key of the field: the values of arguments that come value by value. */
  readonly arguments: ReadonlyMap<string, readonly ArgumentSlots[]>
  /** The log probabilities and the ids of tokens that the answer holds. */
  readonly logprobs: readonly Beside[]
  readonly tokenIds: readonly Beside[]
  readonly facts: ChunkFacts
}

/** Finds the values of an answer in the text of its file. */
export class AnswerValues {
  /** The nodes of the items, in the file. */
  readonly items: readonly JsonNode[]
  /** For lines of server-sent events; null where every item is a chunk. */
  private readonly chunks: readonly LineChunk[] | null
  private heldEscapes: boolean | undefined
  private readonly events = new Map<number, EventData | null>()

  constructor(private readonly recording: Recording) {
    const { answer, document } = recording
    const body = nodeAt(document, answer.bodyPath)
    this.items = body === undefined ? [] : answer.isList ? itemsOf(document, body) : [body]
    this.chunks = isOfLines(recording) ? chunksOfLines(answer.items.map(({ value }) => value)) : null
    this.readEvents(this.chunks ?? [])
  }

  /** Events that share a line cannot be told apart, and neither can an event whose lines are not its data. */
  private readEvents(chunks: readonly LineChunk[]): void {
    for (const [chunk, { line, event }] of chunks.entries()) {
      if (event === null) continue
      const isShared = [chunks[chunk - 1], chunks[chunk + 1]].some((other) => other?.line === line)
      const isWhole = event.parts.map(({ text }) => text).join('\n') === event.data
      const parsed = isWhole && !isShared ? parseDocument(event.data) : null
      this.events.set(chunk, parsed?.ok ? new EventData(event, parsed.document) : null)
    }
  }

  /** Returns the item in which a chunk starts; of a server-sent event, its first line with data. */
  itemOf(chunk: number): number {
    return this.chunks === null ? chunk : (this.chunks[chunk]?.line ?? -1)
  }

  /** Returns the chunk that an item belongs to. */
  chunkOf(item: number): number {
    return this.chunks === null ? item : chunkOfItem(this.chunks, item)
  }

  /** Whether the JSON of events escapes characters beyond ASCII. If it has none, new ones are written as themselves. */
  get escapesInData(): boolean {
    this.heldEscapes ??= [...this.events.values()].some((data) => escapesOf(data?.event.data ?? '') === true)
    return this.heldEscapes
  }

  /** Returns the items that make a chunk: itself, or the lines of its server-sent event with the empty line after it. */
  linesOf(chunk: number): number[] {
    const { items } = this.recording.answer
    const parts = this.events.get(chunk)?.event.parts
    const line = this.itemOf(chunk)
    if (!parts) return [line]
    const lineAt = (index: number): unknown => items[index]?.value
    let start = parts[0]?.line ?? line
    let end = parts.at(-1)?.line ?? line
    while (/^(?:event|id):/.test(String(lineAt(start - 1)))) start--
    if (lineAt(end + 1) === '') end++
    return Array.from({ length: end - start + 1 }, (_, index) => start + index)
  }

  /** Returns the value at a place; null if there is none. */
  at({ chunk, at }: Place): Slot | null {
    const data = this.chunks ? (this.events.get(chunk) ?? null) : null
    if (this.chunks && data === null) return null
    const { document } = data ?? this.recording
    let node: JsonNode | undefined = data ? document.root : this.items[chunk]
    for (const step of pathOf(at)) node = node === undefined ? undefined : childAt(document, node, step)
    return node === undefined ? null : { chunk, at, document, node, seat: null, data }
  }

  /** Returns the value at a seat, also if its object does not have it yet; null if there is no such object. */
  atSeat({ chunk, at, made }: Seat): Slot | null {
    const found = this.at({ chunk, at })
    if (found && made) return { ...found, seat: { made } }
    const path = pathOf(at)
    const key = path.at(-1)
    if (found || typeof key !== 'string') return found
    const object = this.at({ chunk, at: pointerOf(path.slice(0, -1)) })
    return object && kindOf(object.document, object.node) === 'object'
      ? { ...object, at, seat: { key } }
      : null
  }
}

/** How a slot holds a text: as a string, as a number, or as another JSON value without its white space. */
export function formIn(slot: Slot, text: string): 'text' | 'json' | 'number' | null {
  const { document, node, seat, data } = slot
  if (seat !== null) return text === '' ? 'text' : null
  const kind = kindOf(document, node)
  if (kind === 'string') return stringOf(document, node) === text ? 'text' : null
  // An empty text may be spelled as null.
  if (kind === 'null' && text === '') return 'text'
  if (kind === 'number') return rawOf(document, node) === text ? 'number' : null
  // A value over several lines of an event is not one text.
  if (data && data.event.parts.length > 1) return null
  return compactText(document, node) === text ? 'json' : null
}
