import { field } from '#lib/json/value'
import type { Recording } from '#lib/recording/read'
import type { Assembled } from './message'
import { assembleChat, assembleChatChunks } from './openai-chat'

const NOTHING: Assembled = { messages: [], deltas: [], usage: null }

/**
 * The messages that a recording's response amounts to, and for a stream what each chunk adds.
 * A kind without an assembler has no messages; its value is shown as it is.
 */
export function assemble(recording: Recording): Assembled {
  const body = field(field(recording.value, 'response'), 'body')
  if (body === undefined || body === null) return NOTHING
  switch (recording.kind) {
    case 'openai.chat.chunks':
      return Array.isArray(body) ? assembleChatChunks(body) : NOTHING
    case 'openai.chat':
      return assembleChat(body)
    default:
      return NOTHING
  }
}
