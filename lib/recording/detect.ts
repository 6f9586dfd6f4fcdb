import type { JsonValue } from '#lib/json/document'
import { field, fieldAt, isObject, stringField } from '#lib/json/value'
import type { RecordingKind } from './kind'

/** The last part of a `__type__` (`openai.types.chat.chat_completion.ChatCompletion`): modules differ by era, class names do not. */
const BY_CLASS: Readonly<Record<string, { one: RecordingKind; list: RecordingKind }>> = {
  ChatCompletionChunk: { one: 'unknown', list: 'openai.chat.chunks' },
  ChatCompletion: { one: 'openai.chat', list: 'unknown' },
  Completion: { one: 'openai.completion', list: 'openai.completion.chunks' },
  Response: { one: 'openai.responses', list: 'unknown' },
  Model: { one: 'unknown', list: 'openai.models' },
  CreateEmbeddingResponse: { one: 'openai.embeddings', list: 'unknown' },
  GenerateResponse: { one: 'ollama.generate', list: 'ollama.generate.chunks' },
  ChatResponse: { one: 'ollama.chat', list: 'ollama.chat.chunks' },
  EmbedResponse: { one: 'ollama.embed', list: 'unknown' },
  ProcessResponse: { one: 'ollama.ps', list: 'unknown' },
  ToolInvocationResult: { one: 'tool', list: 'unknown' },
  ProcessFileResponse: { one: 'file', list: 'unknown' },
}

/**
 * The kind of a recording, from its response body and, where that says nothing, from its request's shape and path.
 * @param recording the value of the whole file, of any shape
 */
export function detectKind(recording: JsonValue): RecordingKind {
  const request = field(recording, 'request')
  const response = field(recording, 'response')
  const body = field(response, 'body')
  if ((body === null || body === undefined) && field(response, 'is_exception') === true) return 'exception'
  if (Array.isArray(body)) return body.length === 0 ? kindOfEmptyList(request, response) : kindOfList(body)
  if (isObject(body)) return kindOfOne(body, request)
  return 'unknown'
}

function className(value: JsonValue | undefined): string {
  return stringField(value, '__type__').split('.').at(-1) ?? ''
}

function kindOfList(body: JsonValue[]): RecordingKind {
  const first = body[0]
  if (typeof first === 'string') return kindOfLines(body)
  const type = stringField(first, '__type__')
  if (type.startsWith('openai.types.responses.')) return 'openai.responses.events'
  const byClass = BY_CLASS[className(first)]
  if (byClass) return byClass.list
  return isGemini(first) ? 'gemini.chunks' : 'unknown'
}

function kindOfLines(lines: JsonValue[]): RecordingKind {
  const text = lines.filter((line) => typeof line === 'string').join('\n')
  if (/^event: ?(message|content_block)_|^event: ?ping/m.test(text)) return 'anthropic.message.events'
  if (/^event: ?(interaction|content)\.|"event_type"/m.test(text)) return 'gemini.interaction.events'
  return 'unknown'
}

function kindOfEmptyList(request: JsonValue | undefined, response: JsonValue | undefined): RecordingKind {
  const endpoint = stringField(request, 'endpoint')
  if (endpoint.endsWith('/models')) return 'openai.models'
  if (field(response, 'is_streaming') !== true) return 'unknown'
  if (endpoint.endsWith('/chat/completions')) return 'openai.chat.chunks'
  return endpoint.endsWith('/completions') ? 'openai.completion.chunks' : 'unknown'
}

function kindOfOne(body: JsonValue, request: JsonValue | undefined): RecordingKind {
  const byClass = BY_CLASS[className(body)]
  if (byClass) return byClass.one
  if (field(body, '__type__') !== undefined) return 'unknown'
  if (isError(body)) return 'error'
  if (field(body, 'type') === 'message' && Array.isArray(field(body, 'content'))) return 'anthropic.message'
  if (Array.isArray(field(body, 'outputs'))) return 'gemini.interaction'
  if (isGemini(body)) return 'gemini.content'
  const address = stringField(request, 'url') + stringField(request, 'endpoint')
  return address.includes('rerank') ? 'rerank' : 'unknown'
}

function isGemini(value: JsonValue | undefined): boolean {
  return field(value, 'candidates') !== undefined && field(value, 'usage_metadata') !== undefined
}

function isError(body: JsonValue): boolean {
  if (field(body, 'type') === 'error') return true
  const error = field(body, 'error')
  return isObject(error) || (typeof error === 'string' && fieldAt(body, 'choices') === undefined)
}
