import type { WireFormat } from '../format'
import { chatReader } from './read'
import { chatRequest } from './request-schema'
import { chatChunk, chatCompletion } from './schema'

/** The wire format of OpenAI's chat completions, and of the many servers that answer like them. */
export const openaiChat: WireFormat = {
  kinds: { one: 'openai.chat', list: 'openai.chat.chunks' },
  claims: {
    classes: { one: /(^|\.)ChatCompletion$/, list: /(^|\.)ChatCompletionChunk$/ },
    endpoints: ['/chat/completions'],
  },
  whole: () => chatReader(false),
  items: () => chatReader(true),
  isMessage: true,
  runs: {
    joined: ['content', 'reasoning', 'reasoning_content', 'refusal', 'arguments'],
    dropped: ['obfuscation'],
    idle: ['role', 'type', 'severity'],
  },
  finishReasons: ['stop', 'length', 'tool_calls', 'content_filter', 'function_call'],
  schemas: {
    one: { className: 'ChatCompletion', schema: chatCompletion },
    list: { className: 'ChatCompletionChunk', schema: chatChunk },
    sent: chatRequest,
  },
}
