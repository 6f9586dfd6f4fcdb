import type { Conversation, Part } from '#lib/message/conversation'
import { conversationOf, parameterText } from '#lib/wire/read-conversation'
import type { Recording } from '#lib/wire/recording'

/** The request of an added or removed recording, which has nothing to compare it with. */
export interface SentRequest {
  /** Method and address; empty for a tool call. */
  readonly target: string
  readonly messages: readonly { readonly role: string; readonly text: string }[]
  readonly tools: readonly { readonly name: string; readonly text: string }[]
  readonly parameters: readonly { readonly name: string; readonly text: string }[]
}

/** Reads the request of the only side that has one; null if both sides do, or neither. */
export function sentRequest(before: Recording | null, after: Recording | null): SentRequest | null {
  const recording = after ?? before
  if (recording === null || (before !== null && after !== null)) return null
  const conversation: Conversation = conversationOf(recording)
  const { method, url } = recording.call
  return {
    target: [method, url].filter((text) => text !== '').join(' '),
    messages: conversation.messages.map(({ role, parts }) => ({
      role,
      text: parts.map(partText).join('\n'),
    })),
    tools: conversation.tools.map(({ name, description, parameters, others }) => ({
      name,
      text: [
        description,
        ...[parameters, others].map((value) => (value === null ? '' : JSON.stringify(value))),
      ]
        .filter((text) => text !== '')
        .join('\n'),
    })),
    parameters: conversation.parameters.map(([name]) => ({ name, text: parameterText(recording, name) })),
  }
}

function partText(part: Part): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'tool-result':
      return part.text
    case 'tool-call':
      return `${part.name}(${part.arguments})`
    case 'image':
      return part.url
    case 'other':
      return JSON.stringify(part.value)
  }
}
