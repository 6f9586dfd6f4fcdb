import type { JsonValue } from '#lib/json/document'

/**
 * A piece of a message of the request. `other` is shown as it is; `isBeside` are the fields of a message, or of a piece, beside
 * those that are read.
 */
export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | { readonly type: 'image'; readonly url: string }
  | {
      readonly type: 'tool-call'
      readonly id: string | null
      readonly name: string
      readonly arguments: string
    }
  | { readonly type: 'tool-result'; readonly id: string | null; readonly text: string }
  | { readonly type: 'other'; readonly value: JsonValue; readonly isBeside?: true }

export interface RequestMessage {
  readonly role: string
  readonly parts: readonly Part[]
}

/** A tool that the model may call. */
export interface ToolDefinition {
  readonly name: string
  readonly description: string
  /** JSON schema of the arguments, as recorded. */
  readonly parameters: JsonValue
  /** What else the request says of it, shown as it is; null if nothing. */
  readonly others: JsonValue
}

/** The request as a conversation. */
export interface Conversation {
  readonly messages: readonly RequestMessage[]
  readonly tools: readonly ToolDefinition[]
  /** All other fields that were sent (temperature, stream, …), in the order of the file. */
  readonly parameters: readonly (readonly [name: string, value: JsonValue])[]
}

/** Returns the text of a message, its parts joined by line breaks; calls and images are left out. */
export function textOfMessage(message: RequestMessage): string {
  return message.parts
    .flatMap((part) => (part.type === 'text' || part.type === 'tool-result' ? [part.text] : []))
    .join('\n')
}

/**
 * Returns the last text of a user in the request, or the call when the request is the call of a tool; empty when there
 * is neither. Tool results are skipped, although providers send them as messages of a user.
 */
export function promptOf(conversation: Conversation): string {
  const texts = conversation.messages
    .filter(({ role }) => role === 'user')
    .map((message) => saidIn(message) || callsOf(message))
  return texts.findLast((text) => text !== '') ?? ''
}

function saidIn({ parts }: RequestMessage): string {
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
}

function callsOf(message: RequestMessage): string {
  const calls = message.parts.flatMap((part) =>
    part.type === 'tool-call' ? [`${part.name}(${part.arguments})`] : [],
  )
  return calls.join('\n')
}
