import type { JsonValue } from '#lib/json/document'

/**
 * What a delta adds to: a lane of the timeline. `tool:N` is the arguments of the message's Nth tool call, `rest` content
 * beside the other lanes, `other` what adds nothing.
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

/** What one chunk adds to one lane. The texts of a lane, joined, are the message's text of that lane. */
export interface Delta {
  /** Index of the chunk in the response body. */
  readonly chunk: number
  readonly choice: number
  readonly lane: Lane
  readonly text: string
  /** JSON pointer to the value in the chunk that holds the text, from the chunk on; '' when there is no one value. */
  readonly pointer: string
  /** Where the chunk is a line of server-sent events: JSON pointer to the value, from the JSON of its data on. */
  readonly inData?: string
  /** The name of the tool, in the chunk that brings it. */
  readonly name?: string
  /** Of `rest`: the path of the content to which it belongs (`Rest.path`). */
  readonly of?: string
}

export interface ToolCall {
  readonly id: string | null
  readonly name: string
  /** JSON text as the model wrote it: it may be cut or no JSON at all. */
  readonly arguments: string
  /** True for a tool that takes any text instead of JSON. */
  readonly freeText?: true
}

/** Offsets at which another part of an answer begins. */
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
  /** Where a new part of the text or the reasoning begins, by offset; left out where each is one part. */
  readonly borders?: Borders
}

/** Tokens; null where the provider did not say. */
export interface Usage {
  readonly input: number | null
  readonly output: number | null
  readonly total: number | null
}

/**
 * A value of the answer beside the lanes. What no reader claims is shown, searched and compared as it is (`as` is
 * empty); what a reader knows without having a lane for it has a name as well.
 */
export interface Rest {
  /** JSON pointer of the value from the item (of server-sent events: from the data) on, behind the type of its event. */
  readonly path: string
  /** What it is, such as `citation`, `image`, `code output`; empty when no reader claims it. */
  readonly as: string
  /** The path of the object that is read as `as`: its values are shown together. The same as `path` for one value. */
  readonly group: string
  /** What the chunks say at this path, in their order: characters of a string, or JSON. One piece in a whole answer. */
  readonly pieces: readonly { readonly chunk: number; readonly text: string }[]
  /** Whether every piece is a string. Other values stand as JSON. */
  readonly isText: boolean
}

/** Content that nobody reads as text, such as pictures, sound, vectors and log probabilities. It is not searched. */
export interface Data {
  readonly path: string
  readonly as: string
  readonly chunk: number
  readonly value: JsonValue
}

/** What went wrong instead of an answer, or after a part of it. */
export interface Failure {
  /** In words; never empty. */
  readonly message: string
  /** Class of the exception, or the provider's type or code of the error; empty when there is none. */
  readonly type: string
  /** HTTP status, where there was one. */
  readonly status: number | null
}

export interface Assembled {
  /** One per choice, by index. */
  readonly messages: readonly Message[]
  /** In the order of chunks; none for an answer that was not streamed. */
  readonly deltas: readonly Delta[]
  readonly usage: Usage | null
  /** What replay raises or answers instead; of a stream that broke, what comes after its chunks. */
  readonly failure: Failure | null
  /** Content beside the lanes, in the order of the answer. */
  readonly rest: readonly Rest[]
  readonly data: readonly Data[]
  /** The models that answered, each once, but for the one that was asked. */
  readonly models: readonly string[]
}

/** `21 in, 398 out` */
export function usageText(usage: Usage): string {
  const parts = [
    usage.input === null ? '' : `${usage.input} in`,
    usage.output === null ? '' : `${usage.output} out`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** What the pieces of a rest say together: strings joined, and one value where all pieces are the same. */
export function restText({ pieces, isText }: Rest): string {
  const [first] = pieces
  if (first && pieces.every(({ text }) => text === first.text)) return first.text
  return pieces.map(({ text }) => text).join(isText ? '' : ' ')
}
