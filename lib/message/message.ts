import type { ChunkItems } from '#lib/exchange/event-lines'
import { countText } from '#lib/figures/text'
import type { JsonValue } from '#lib/json/document'

/**
 * What a delta adds to: a lane of the timeline. `tool:N` is the arguments of the message's Nth tool call, `rest` is
 * content beside the other lanes, and `other` is for a chunk that adds nothing.
 */
export type Lane =
  | 'text'
  | 'reasoning'
  | 'refusal'
  | `tool:${number}`
  | 'role'
  | 'finish'
  | 'usage'
  | 'error'
  | 'rest'
  | 'other'

/** What one chunk adds to one lane. The texts of a lane's deltas, joined, are the message's text in that lane. */
export interface Delta {
  /** Index of the chunk in the answer: of an item or, for lines of server-sent events, of an event. */
  readonly chunk: number
  readonly choice: number
  readonly lane: Lane
  readonly text: string
  /** JSON pointer from the chunk to the value with the text; '' when it is not a single value. */
  readonly pointer: string
  /** For a line of server-sent events: JSON pointer from the JSON of its data to the value. */
  readonly inData?: string
  /** The name of the tool, in the chunk that brings it. */
  readonly name?: string
  /** For `rest`: the path of the content that it belongs to (`Rest.path`). */
  readonly of?: string
}

export interface ToolCall {
  readonly id: string | null
  readonly name: string
  /** JSON text as the model wrote it; it may be cut off, or not be JSON at all. */
  readonly arguments: string
  /** True for a tool that takes any text instead of JSON. */
  readonly freeText?: true
}

/** Offsets at which another part of an answer starts. */
export interface Borders {
  readonly text: readonly number[]
  readonly reasoning: readonly number[]
}

/** The message of one choice. */
export interface Message {
  readonly index: number
  readonly role: string
  readonly text: string
  readonly reasoning: string
  readonly refusal: string
  readonly toolCalls: readonly ToolCall[]
  /** null when the stream ended without one. */
  readonly finishReason: string | null
  /** Where a new part of the text or the reasoning starts, by offset; undefined when each is one part. */
  readonly borders?: Borders
}

/** Token counts; null where the provider did not give one. */
export interface Usage {
  readonly input: number | null
  readonly output: number | null
  readonly total: number | null
}

/**
 * A value of the answer beside the lanes. Content that no reader claims is shown, searched and compared as it is (`as`
 * is empty). Content that a reader knows but that has no lane has a name as well.
 */
export interface Rest {
  /** JSON pointer from the item (for server-sent events: from the data) to the value, after the type of its event. */
  readonly path: string
  /** What it is, such as `citation`, `image`, `code output`; empty when no reader claims it. */
  readonly as: string
  /**
   * The path of the object that was read as `as`: its values are shown together. Equal to `path` for a single value.
   */
  readonly group: string
  /**
   * The values of the chunks at this path, in their order: the characters of a string, or JSON. A whole answer has one
   * piece.
   */
  readonly pieces: readonly { readonly chunk: number; readonly text: string }[]
  /** Whether every piece is a string. Other values are JSON text. */
  readonly isText: boolean
}

/** Content that nobody reads as text, such as pictures, sound, vectors and log probabilities. It is not searched. */
export interface Data {
  readonly path: string
  readonly as: string
  readonly chunk: number
  readonly value: JsonValue
  /** The choice that it belongs to; undefined for the first one. */
  readonly choice?: number
}

/** What went wrong instead of an answer, after a part of it, or in a tool that the provider ran for it. */
export interface Failure {
  /** The message; never empty. */
  readonly message: string
  /** The class of the exception, or the provider's type or code of the error; empty when there is none. */
  readonly type: string
  /** The HTTP status; null when none was recorded. */
  readonly status: number | null
}

export interface Assembled {
  /** One per choice, by index. */
  readonly messages: readonly Message[]
  /** In the order of chunks; empty for an answer that was not streamed. */
  readonly deltas: readonly Delta[]
  readonly usage: Usage | null
  /** What replay raises or answers instead; for a stream that broke, what comes after its chunks. */
  readonly failure: Failure | null
  /** Content beside the lanes, in the order of the answer. */
  readonly rest: readonly Rest[]
  readonly data: readonly Data[]
  /** The models that answered, each once, without the one that was asked. */
  readonly models: readonly string[]
  /** The items of each chunk, for lines of server-sent events; null where every item is a chunk. */
  readonly lines: readonly ChunkItems[] | null
}

/** Returns the item of the answer that a chunk is read from; of a server-sent event, the line where its data starts. */
export function itemOfChunk({ lines }: Pick<Assembled, 'lines'>, chunk: number): number {
  return lines === null ? chunk : (lines[chunk]?.line ?? chunk)
}

/** Writes token counts in words: `1,021 in, 398 out`. */
export function usageText(usage: Usage): string {
  const parts = [
    usage.input === null ? '' : `${countText(usage.input)} in`,
    usage.output === null ? '' : `${countText(usage.output)} out`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** Returns whether all pieces of a rest are equal: it says one thing, however many chunks repeat it. */
export function isOneText({ pieces }: Rest): boolean {
  return pieces.every(({ text }) => text === pieces[0]?.text)
}

/** Joins the pieces of a rest. When all pieces are equal, their text is returned once. */
export function restText(rest: Rest): string {
  const { pieces, isText } = rest
  if (isOneText(rest)) return pieces[0]?.text ?? ''
  return pieces.map(({ text }) => text).join(isText ? '' : ' ')
}
