/** What a delta adds to: a lane of the timeline. `tool:N` is the arguments of the message's Nth tool call. */
export type Lane =
  | 'text'
  | 'reasoning'
  | 'refusal'
  | `tool:${number}`
  | 'role'
  | 'finish'
  | 'usage'
  | 'error'
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
}

export interface ToolCall {
  readonly id: string | null
  readonly name: string
  /** JSON text as the model wrote it: it may be cut or no JSON at all. */
  readonly arguments: string
  /** True for a tool that takes any text instead of JSON. */
  readonly freeText?: true
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
}

/** Tokens; null where the provider did not say. */
export interface Usage {
  readonly input: number | null
  readonly output: number | null
  readonly total: number | null
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
}

/** `21 in, 398 out` */
export function usageText(usage: Usage): string {
  const parts = [
    usage.input === null ? '' : `${usage.input} in`,
    usage.output === null ? '' : `${usage.output} out`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
