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
  defaults: {
    temperature: 1,
    top_p: 1,
    n: 1,
    stream: false,
    presence_penalty: 0,
    frequency_penalty: 0,
    logprobs: false,
    parallel_tool_calls: true,
    store: false,
    response_format: { type: 'text' },
    modalities: ['text'],
    service_tier: 'auto',
  },
  schemas: {
    one: { className: 'ChatCompletion', schema: chatCompletion },
    list: { className: 'ChatCompletionChunk', schema: chatChunk },
    sent: chatRequest,
  },
}
