import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, listField, optionalString, stringField } from '#lib/json/value'
import type { Recording } from './read'

/** A piece of a message of the request. `other` is shown as it is. */
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
  | { readonly type: 'other'; readonly value: JsonValue }

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
}

/** The request as a conversation. */
export interface Conversation {
  readonly messages: readonly RequestMessage[]
  readonly tools: readonly ToolDefinition[]
  /** Everything else that was sent: temperature, stream, … in the order of the file. */
  readonly parameters: readonly (readonly [name: string, value: JsonValue])[]
}

/** The keys of a request body that hold messages, in the order in which they are read, and how. */
const READERS: Readonly<Record<string, (value: JsonValue) => RequestMessage[]>> = {
  system: (value) => [{ role: 'system', parts: partsOf(value) }],
  instructions: (value) => [{ role: 'system', parts: partsOf(value) }],
  system_instruction: (value) => [{ role: 'system', parts: partsOf(field(value, 'parts') ?? value) }],
  messages: messagesOf,
  prompt: (value) => userMessages(value),
  input: (value) => (isMessageList(value) ? messagesOf(value) : userMessages(value)),
  contents: (value) => (isMessageList(value) ? messagesOf(value) : userMessages(value)),
}

/** Reads the request of a recording as a conversation, whatever its shape; what is not understood is a parameter. */
export function conversationOf(recording: Recording): Conversation {
  const request = field(recording.value, 'request')
  const body = field(request, recording.shape === 'http' ? 'payload' : 'body')
  if (!isObject(body)) return { messages: [], tools: [], parameters: otherFields(request) }
  const readable = Object.keys(READERS).filter((key) => isReadable(key, body[key]))
  const messages = readable.flatMap((key) => READERS[key]?.(body[key] ?? null) ?? [])
  const tools = toolsOf(body)
  const used = new Set([...readable, ...(tools.length > 0 ? ['tools'] : [])])
  const parameters = Object.entries(body).filter(([key]) => !used.has(key))
  return { messages, tools, parameters }
}

function isReadable(key: string, value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false
  return key === 'messages'
    ? isMessageList(value)
    : typeof value === 'string' || Array.isArray(value) || isObject(value)
}

function otherFields(request: JsonValue | undefined): [string, JsonValue][] {
  return isObject(request) ? Object.entries(request) : []
}

function isMessageList(value: JsonValue | undefined): value is JsonValue[] {
  return Array.isArray(value) && value.some((item) => isObject(item) && ('role' in item || 'type' in item))
}

function userMessages(value: JsonValue): RequestMessage[] {
  const texts = Array.isArray(value) ? value : [value]
  if (texts.every((text) => typeof text === 'number'))
    return [{ role: 'user', parts: [{ type: 'other', value }] }]
  return texts.map((text) => ({ role: 'user', parts: partsOf(text) }))
}

function messagesOf(value: JsonValue): RequestMessage[] {
  return (Array.isArray(value) ? value : [value]).map((message) => {
    if (!isObject(message)) return { role: 'user', parts: partsOf(message) }
    return { role: stringField(message, 'role') || roleOfItem(message), parts: partsOfMessage(message) }
  })
}

function roleOfItem(message: JsonObject): string {
  const type = stringField(message, 'type')
  if (type.endsWith('_output')) return 'tool'
  return type === 'function_call' || type === 'reasoning' ? 'assistant' : type || 'user'
}

function partsOfMessage(message: JsonObject): Part[] {
  const type = stringField(message, 'type')
  if (type === 'function_call' || type === 'function_call_output') return [partOf(message)]
  const reasoning = stringField(message, 'reasoning_content') || stringField(message, 'reasoning')
  const content = field(message, 'content') ?? field(message, 'parts')
  const calls = listField(message, 'tool_calls').map(callOf)
  const parts = partsOf(content ?? null)
  if (message.role === 'tool') {
    const id = optionalString(message, 'tool_call_id')
    const results = parts.map(
      (part): Part => (part.type === 'text' ? { type: 'tool-result', id, text: part.text } : part),
    )
    return [...results, ...calls]
  }
  return [...(reasoning ? [{ type: 'reasoning', text: reasoning } as const] : []), ...parts, ...calls]
}

function callOf(call: JsonValue): Part {
  const target = field(call, 'function') ?? call
  const given = field(target, 'arguments') ?? field(target, 'args') ?? field(target, 'input') ?? ''
  return {
    type: 'tool-call',
    id: optionalString(call, 'id') ?? optionalString(call, 'call_id'),
    name: stringField(target, 'name'),
    arguments: typeof given === 'string' ? given : JSON.stringify(given),
  }
}

function partsOf(content: JsonValue): Part[] {
  if (content === null) return []
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }]
  if (Array.isArray(content)) return content.map(partOf)
  return [partOf(content)]
}

function partOf(part: JsonValue): Part {
  if (typeof part === 'string') return { type: 'text', text: part }
  const image = imageOf(part)
  if (image !== null) return { type: 'image', url: image }
  const type = stringField(part, 'type')
  if (type === 'tool_use' || type === 'function_call') return callOf(part)
  if (type === 'tool_result' || type === 'function_call_output') return resultOf(part)
  if (type === 'thinking') return { type: 'reasoning', text: stringField(part, 'thinking') }
  const call = field(part, 'function_call')
  if (isObject(call)) return callOf(call)
  const text = field(part, 'text') ?? field(part, 'refusal')
  return typeof text === 'string' ? { type: 'text', text } : { type: 'other', value: part }
}

function resultOf(part: JsonValue): Part {
  const content = field(part, 'content') ?? field(part, 'output') ?? ''
  return {
    type: 'tool-result',
    id: optionalString(part, 'tool_use_id') ?? optionalString(part, 'call_id'),
    text: typeof content === 'string' ? content : JSON.stringify(content),
  }
}

function imageOf(part: JsonValue): string | null {
  const source = field(part, 'image_url')
  if (typeof source === 'string') return source
  const url = optionalString(source, 'url')
  if (url !== null) return url
  const data = field(part, 'source')
  const encoded = optionalString(data, 'data')
  if (stringField(part, 'type') !== 'image') return null
  return encoded === null
    ? optionalString(data, 'url')
    : `data:${stringField(data, 'media_type')};base64,${encoded}`
}

function toolsOf(body: JsonObject): ToolDefinition[] {
  return listField(body, 'tools').map((tool) => {
    const definition = field(tool, 'function') ?? tool
    return {
      name: stringField(definition, 'name') || stringField(tool, 'type'),
      description: stringField(definition, 'description'),
      parameters: field(definition, 'parameters') ?? field(definition, 'input_schema') ?? null,
    }
  })
}

/** The text of a message, parts joined by line breaks; calls and images are left out. */
export function textOfMessage(message: RequestMessage): string {
  return message.parts
    .flatMap((part) => (part.type === 'text' || part.type === 'tool-result' ? [part.text] : []))
    .join('\n')
}

/** The last text of a user in the request; empty when there is none. */
export function promptOf(conversation: Conversation): string {
  const texts = conversation.messages.filter(({ role }) => role === 'user').map(textOfMessage)
  return texts.findLast((text) => text !== '') ?? ''
}
