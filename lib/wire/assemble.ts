import type { Recording } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field } from '#lib/json/value'
import type { Assembled } from '#lib/message/message'
import { assembleAnthropic, assembleAnthropicEvents } from './anthropic'
import { failureOf } from './failure'
import { assembleGemini, assembleGeminiChunks } from './gemini'
import { assembleInteraction, assembleInteractionEvents } from './gemini-interaction'
import { assembleOllama, assembleOllamaChunks } from './ollama'
import { assembleChat, assembleChatChunks } from './openai-chat'
import { assembleCompletion, assembleCompletionChunks } from './openai-completion'
import { assembleResponse, assembleResponseEvents } from './openai-responses'
import { assembleTool } from './tool'

const NOTHING: Assembled = { messages: [], deltas: [], usage: null, failure: null }

type Kind = Recording['kind']

/** How the answers of each kind are read, whole and as streams; a kind without a message has neither. */
const WHOLE: Partial<Record<Kind, (body: JsonValue, spelling: Spelling) => Assembled>> = {
  'openai.chat': assembleChat,
  'openai.completion': assembleCompletion,
  'openai.responses': assembleResponse,
  'gemini.content': assembleGemini,
  'gemini.interaction': assembleInteraction,
  'anthropic.message': assembleAnthropic,
  'ollama.generate': assembleOllama,
  'ollama.chat': assembleOllama,
  tool: assembleTool,
}

const STREAMS: Partial<Record<Kind, (chunks: readonly JsonValue[], spelling: Spelling) => Assembled>> = {
  'openai.chat.chunks': assembleChatChunks,
  'openai.completion.chunks': assembleCompletionChunks,
  'openai.responses.events': assembleResponseEvents,
  'gemini.chunks': assembleGeminiChunks,
  'gemini.interaction.events': assembleInteractionEvents,
  'anthropic.message.events': assembleAnthropicEvents,
  'ollama.generate.chunks': assembleOllamaChunks,
  'ollama.chat.chunks': assembleOllamaChunks,
}

/** True for the kinds of streams whose chunks make a message: such a stream has a beginning and an end. */
export function isMessageStream(kind: Kind): boolean {
  return STREAMS[kind] !== undefined
}

/**
 * The messages that a recording's response amounts to, for a stream what each chunk adds, and what went wrong. A kind
 * without messages has none; its value is shown as it is.
 */
export function assemble(recording: Recording): Assembled {
  const body = field(field(recording.value, 'response'), 'body') ?? null
  const assembled = assembleBody(recording, body)
  return { ...assembled, failure: failureOf(recording, assembled.deltas) }
}

function assembleBody({ kind, spelling }: Recording, body: JsonValue): Assembled {
  if (body === null) return NOTHING
  if (Array.isArray(body)) return STREAMS[kind]?.(body, spelling) ?? NOTHING
  return WHOLE[kind]?.(body, spelling) ?? NOTHING
}
