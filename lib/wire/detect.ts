import { eventsOfLines } from '#lib/exchange/event-lines'
import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField, numberField, optionalString, stringField } from '#lib/json/value'
import type { RecordingKind } from './kind'

type Kind = Exclude<RecordingKind, 'unreadable'>

/** What one value and a list of values of the same sort are. */
interface Kinds {
  readonly one: Kind
  readonly list: Kind
}

const CHAT: Kinds = { one: 'openai.chat', list: 'openai.chat.chunks' }
const COMPLETION: Kinds = { one: 'openai.completion', list: 'openai.completion.chunks' }
const RESPONSES: Kinds = { one: 'openai.responses', list: 'openai.responses.events' }
const MODELS: Kinds = { one: 'unknown', list: 'openai.models' }
const EMBEDDINGS: Kinds = { one: 'openai.embeddings', list: 'unknown' }
const GENERATE: Kinds = { one: 'ollama.generate', list: 'ollama.generate.chunks' }
const OLLAMA_CHAT: Kinds = { one: 'ollama.chat', list: 'ollama.chat.chunks' }
const EMBED: Kinds = { one: 'ollama.embed', list: 'unknown' }
const PS: Kinds = { one: 'ollama.ps', list: 'unknown' }
const TAGS: Kinds = { one: 'ollama.models', list: 'unknown' }
const PULL: Kinds = { one: 'ollama.pull', list: 'ollama.pull.chunks' }

/** By the class in `__type__` (`openai.types.chat.chat_completion.ChatCompletion`): modules differ by era, class names do not. */
const BY_CLASS: Readonly<Record<string, Kinds>> = {
  ChatCompletionChunk: { one: 'unknown', list: 'openai.chat.chunks' },
  ChatCompletion: { one: 'openai.chat', list: 'unknown' },
  Completion: COMPLETION,
  Response: { one: 'openai.responses', list: 'unknown' },
  Model: MODELS,
  CreateEmbeddingResponse: EMBEDDINGS,
  GenerateResponse: GENERATE,
  ChatResponse: OLLAMA_CHAT,
  EmbedResponse: EMBED,
  ProcessResponse: PS,
  ListResponse: TAGS,
  ProgressResponse: PULL,
  ToolInvocationResult: { one: 'tool', list: 'unknown' },
  ProcessFileResponse: { one: 'file', list: 'unknown' },
}

/** By how the endpoint of an inference call ends, where the body does not say: it is empty, missing or damaged. */
const BY_ENDPOINT: readonly (readonly [ending: string, kinds: Kinds])[] = [
  ['/chat/completions', CHAT],
  ['/completions', COMPLETION],
  ['/responses', RESPONSES],
  ['/models', MODELS],
  ['/api/embeddings', EMBED],
  ['/api/embed', EMBED],
  ['/embeddings', EMBEDDINGS],
  ['/api/generate', GENERATE],
  ['/api/chat', OLLAMA_CHAT],
  ['/api/ps', PS],
  ['/api/tags', TAGS],
  ['/api/pull', PULL],
  ['/generate_content_stream', { one: 'gemini.content', list: 'gemini.chunks' }],
  ['/generate_content', { one: 'gemini.content', list: 'gemini.chunks' }],
  ['/embed_content', { one: 'gemini.embeddings', list: 'unknown' }],
]

/** By the address of a captured HTTP call. */
const BY_ADDRESS: readonly (readonly [part: string, kinds: Kinds])[] = [
  ['/v1/messages', { one: 'anthropic.message', list: 'anthropic.message.events' }],
  ['/interactions', { one: 'gemini.interaction', list: 'gemini.interaction.events' }],
  ['/rerank', { one: 'rerank', list: 'unknown' }],
  ['/ranking', { one: 'rerank', list: 'unknown' }],
]

const UNKNOWN: Kinds = { one: 'unknown', list: 'unknown' }

/**
 * The kind of a recording: from its response body and, where that says nothing, from its request.
 * @param recording the value of the whole file, of any shape
 */
export function detectKind(recording: JsonValue): Kind {
  const request = field(recording, 'request')
  const response = field(recording, 'response')
  const body = field(response, 'body') ?? null
  if (body === null && isException(response)) return 'exception'
  if (Array.isArray(body) && body.length > 0) return kindOfList(body, request)
  if (isObject(body) && (Object.keys(body).length > 0 || isFailure(response))) {
    return kindOfOne(body, request, response)
  }
  return kindExpected(request, response)
}

/** What the request should have been answered with; for a body that is empty, missing or no body at all. */
function kindExpected(request: JsonValue | undefined, response: JsonValue | undefined): Kind {
  const { one, list } = kindsOfRequest(request)
  return field(response, 'is_streaming') === true || one === 'unknown' ? list : one
}

function isException(response: JsonValue | undefined): boolean {
  const marks = ['is_exception', 'exception_data', 'exception_message']
  return marks.some((mark) => (field(response, mark) ?? false) !== false)
}

function kindsOfRequest(request: JsonValue | undefined): Kinds {
  if (field(request, 'tool_name') !== undefined) return { one: 'tool', list: 'unknown' }
  if (field(request, 'file_id') !== undefined) return { one: 'file', list: 'unknown' }
  const endpoint = stringField(request, 'endpoint')
  const byEndpoint = BY_ENDPOINT.find(([ending]) => endpoint.endsWith(ending))
  return byEndpoint?.[1] ?? kindsOfAddress(request)
}

function kindsOfAddress(request: JsonValue | undefined): Kinds {
  const address = stringField(request, 'url') + stringField(request, 'endpoint')
  return BY_ADDRESS.find(([part]) => address.includes(part))?.[1] ?? UNKNOWN
}

function kindOfList(body: JsonValue[], request: JsonValue | undefined): Kind {
  let isTyped = false
  for (const item of body) {
    const type = optionalString(item, '__type__')
    if (type === null) continue
    if (type.startsWith('openai.types.responses.')) return 'openai.responses.events'
    const known = BY_CLASS[className(type)]
    if (known) return known.list
    isTyped = true
  }
  if (isTyped) return 'unknown'
  if (body.some(isGemini)) return 'gemini.chunks'
  return body.some((item) => typeof item === 'string')
    ? kindOfLines(body, request)
    : damaged(body, request).list
}

function kindOfOne(body: JsonValue, request: JsonValue | undefined, response: JsonValue | undefined): Kind {
  const type = optionalString(body, '__type__')
  if (type !== null) return BY_CLASS[className(type)]?.one ?? 'unknown'
  if (isFailure(response) || isError(body)) return 'error'
  if (field(body, 'type') === 'message' && Array.isArray(field(body, 'content'))) return 'anthropic.message'
  if (isGemini(body)) return 'gemini.content'
  if (isRanking(body)) return 'rerank'
  const byAddress = kindsOfAddress(request).one
  return byAddress === 'unknown' ? damaged([body], request).one : byAddress
}

/**
 * A value whose class is missing or no string, or that is no object at all, should be what its endpoint answers; plain
 * objects are so only where the endpoint answers with them.
 */
function damaged(items: readonly JsonValue[], request: JsonValue | undefined): Kinds {
  const kinds = kindsOfRequest(request)
  const wrapped = items.some(
    (item) => field(item, '__data__') !== undefined || field(item, '__type__') !== undefined,
  )
  return wrapped || !items.some(isObject) || kinds.one.startsWith('gemini.') ? kinds : UNKNOWN
}

function className(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1)
}

function kindOfLines(body: JsonValue[], request: JsonValue | undefined): Kind {
  for (const { name, value } of eventsOfLines(body)) {
    if (/^(message|content_block)_/.test(name)) return 'anthropic.message.events'
    if (/^(interaction|content)\./.test(name)) return 'gemini.interaction.events'
    if (optionalString(value, 'event_type') !== null) return 'gemini.interaction.events'
  }
  return kindsOfRequest(request).list
}

function isGemini(value: JsonValue | undefined): boolean {
  return field(value, 'candidates') !== undefined && field(value, 'usage_metadata') !== undefined
}

function isRanking(body: JsonValue): boolean {
  const first = listField(body, 'rankings')[0] ?? listField(body, 'results')[0]
  return field(first, 'logit') !== undefined || field(first, 'relevance_score') !== undefined
}

/** An HTTP call that was answered with a status of failure. */
function isFailure(response: JsonValue | undefined): boolean {
  return (numberField(response, 'status') ?? 0) >= 400
}

function isError(body: JsonValue): boolean {
  if (field(body, 'type') === 'error') return true
  const error = field(body, 'error')
  return field(body, 'choices') === undefined && (isObject(error) || typeof error === 'string')
}
