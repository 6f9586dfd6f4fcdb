import type { Call } from '#lib/exchange/exchange'
import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field, isObject, type JsonObject, listField, optionalString, stringField } from '#lib/json/value'
import type { Conversation, Part, RequestMessage, ToolDefinition } from '#lib/message/conversation'
import type { Recording } from '#lib/wire/recording'
import { isEncoded } from './parts'
import {
  besideOf,
  callWithBeside,
  imageOfBase64,
  isCallOrResult,
  othersOf,
  partsOf,
  withBeside,
} from './request-parts'

/** The keys of a request body that hold messages, with their readers, in reading order. */
const READERS: Readonly<Record<string, (value: JsonValue, spelling: Spelling) => RequestMessage[]>> = {
  system: (value, spelling) => [{ role: 'system', parts: partsOf(value, spelling) }],
  instructions: (value, spelling) => [{ role: 'system', parts: partsOf(value, spelling) }],
  system_instruction: (value, spelling) => [
    { role: 'system', parts: partsOf(field(value, 'parts') ?? value, spelling) },
  ],
  messages: messagesOf,
  prompt: userMessages,
  input: (value, spelling) =>
    isMessageList(value) ? messagesOf(value, spelling) : userMessages(value, spelling),
  contents: (value, spelling) =>
    isMessageList(value) ? messagesOf(value, spelling) : userMessages(value, spelling),
  query: userMessages,
}

/**
 * Reads the request of a recording of any shape as a conversation. Values that are not understood become parameters. A
 * recorded tool call becomes one message with that call.
 */
export function conversationOf(recording: Recording): Conversation {
  const { call, spelling } = recording
  if (call.shape === 'tool') return toolConversation(call, spelling)
  const { sent } = call
  if (!isObject(sent)) return { messages: [], tools: [], parameters: factsOf(call) }
  const body = withoutConfig(sent)
  const readable = Object.keys(READERS).filter((key) => isReadable(key, body[key]))
  const messages = readable.flatMap((key) => READERS[key]?.(body[key] ?? null, spelling) ?? [])
  const tools = toolsOf(body)
  const used = new Set([...readable, ...(tools.length > 0 ? ['tools'] : [])])
  const parameters = Object.entries(body).filter(([key]) => !used.has(key))
  return { messages, tools, parameters }
}

/**
 * A parameter of the conversation as JSON text, spelled as in the file.
 * @param name of the parameter
 */
export function parameterText(recording: Recording, name: string): string {
  const { sent, about } = recording.call
  const config = field(sent, 'config')
  const holders = [isObject(config) ? config : undefined, sent, about]
  const holder = holders.find((each) => field(each, name) !== undefined)
  return recording.spelling.at(holder, name) ?? textOf(new Map(factsOf(recording.call)).get(name))
}

function textOf(value: JsonValue | undefined): string {
  return JSON.stringify(value ?? null)
}

/** The google-genai client sends everything but model and contents in `config`. */
function withoutConfig(body: JsonObject): JsonObject {
  const { config, ...rest } = body
  return isObject(config) ? { ...rest, ...config } : body
}

function toolConversation(call: Call, spelling: Spelling): Conversation {
  const { sent, tool } = call
  const said: Part = {
    type: 'tool-call',
    id: null,
    name: tool,
    arguments: sent === undefined ? '{}' : spelling.of(sent),
  }
  const parameters = factsOf({ ...call, sent: undefined })
  return { messages: [{ role: 'user', parts: [said] }], tools: [], parameters }
}

function isReadable(key: string, value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false
  return key === 'messages'
    ? isMessageList(value)
    : typeof value === 'string' || Array.isArray(value) || isObject(value)
}

/** The values of a call that do not belong to the conversation, by name. */
function factsOf({
  method,
  url,
  endpoint,
  model,
  provider,
  about,
  sent,
  sentPath,
}: Call): [string, JsonValue][] {
  const said = Object.entries({ method, url, provider, endpoint, model }).filter(([, text]) => text !== '')
  const named: [string, JsonValue][] = sent === undefined ? [] : [[String(sentPath.at(-1)), sent]]
  return [...said, ...Object.entries(about), ...named]
}

function isMessageList(value: JsonValue | undefined): value is JsonValue[] {
  return Array.isArray(value) && value.some((item) => isObject(item) && ('role' in item || 'type' in item))
}

function userMessages(value: JsonValue, spelling: Spelling): RequestMessage[] {
  const texts = Array.isArray(value) ? value : [value]
  if (texts.every((text) => typeof text === 'number'))
    return [{ role: 'user', parts: [{ type: 'other', value }] }]
  return texts.map((text) => ({ role: 'user', parts: partsOf(text, spelling) }))
}

function messagesOf(value: JsonValue, spelling: Spelling): RequestMessage[] {
  return (Array.isArray(value) ? value : [value]).map((message) => {
    if (!isObject(message)) return { role: 'user', parts: partsOf(message, spelling) }
    return {
      role: stringField(message, 'role') || roleOfItem(message),
      parts: partsOfMessage(message, spelling),
    }
  })
}

function roleOfItem(message: JsonObject): string {
  const type = stringField(message, 'type')
  if (type.endsWith('_output')) return 'tool'
  return isCallOrResult(type) || type === 'reasoning' ? 'assistant' : type || 'user'
}

/** The fields of a message that are read. */
const READ = ['role', 'content', 'parts', 'images', 'tool_calls', 'function_call', 'refusal']
/** The fields of the result of a tool that are read, or that its call says. */
const READ_OF_RESULT = [...READ, 'tool_call_id', 'name', 'tool_name']
const REASONING = ['reasoning_content', 'reasoning', 'thinking'] as const

function partsOfMessage(message: JsonObject, spelling: Spelling): Part[] {
  const type = stringField(message, 'type')
  if (isCallOrResult(type)) return withBeside(message, spelling)
  const parts = type === 'reasoning' ? reasoningItem(message) : saidIn(message, spelling)
  // An item of an unknown type.
  const isUnread = parts.every((part) => part.type === 'other' && part.isBeside)
  return isUnread && !('role' in message) ? [{ type: 'other', value: message }] : parts
}

function saidIn(message: JsonObject, spelling: Spelling): Part[] {
  const reasoning = REASONING.find((key) => stringField(message, key) !== '')
  const parts = partsOf(field(message, 'content') ?? field(message, 'parts') ?? null, spelling)
  const images = listField(message, 'images').map(imageOfBase64)
  const refusal = stringField(message, 'refusal')
  const legacy = field(message, 'function_call')
  const calls = [...listField(message, 'tool_calls'), ...(isObject(legacy) ? [legacy] : [])].flatMap((call) =>
    callWithBeside(call, spelling),
  )
  if (message.role === 'tool') {
    const id = optionalString(message, 'tool_call_id')
    const results = parts.map(
      (part): Part => (part.type === 'text' ? { type: 'tool-result', id, text: part.text } : part),
    )
    return [...results, ...images, ...calls, ...besideOf(message, READ_OF_RESULT)]
  }
  return [
    ...(reasoning ? [{ type: 'reasoning', text: stringField(message, reasoning) } as const] : []),
    ...parts,
    ...(refusal ? [{ type: 'text', text: refusal } as const] : []),
    ...images,
    ...calls,
    ...besideOf(message, reasoning ? [...READ, reasoning] : READ),
  ]
}

function reasoningItem(message: JsonObject): Part[] {
  const texts = [...listField(message, 'summary'), ...listField(message, 'content')]
  return [
    ...texts.map((text): Part => ({ type: 'reasoning', text: stringField(text, 'text') })),
    ...besideOf(message, ['summary', 'content', 'encrypted_content']),
  ]
}

function toolsOf(body: JsonObject): ToolDefinition[] {
  return listField(body, 'tools').flatMap((tool) => {
    const declared = listField(tool, 'function_declarations')
    return declared.length > 0 ? declared.map(toolOf) : [toolOf(tool)]
  })
}

/** Names a tool that the provider runs itself and that has no name of its own: `{"code_execution": {}}`. */
function builtInName(tool: JsonValue): string {
  const [name, ...others] = isObject(tool) ? Object.keys(tool) : []
  return others.length === 0 ? (name ?? '') : ''
}

/** The fields of a tool that hold the schema of its arguments. */
const SCHEMAS = ['parameters', 'parameters_json_schema', 'input_schema']
const READ_OF_TOOL = ['function', 'name', 'description', ...SCHEMAS]

function toolOf(tool: JsonValue): ToolDefinition {
  const definition = field(tool, 'function') ?? tool
  const schema = SCHEMAS.find((key) => (field(definition, key) ?? null) !== null)
  return {
    name: stringField(definition, 'name') || stringField(tool, 'type') || builtInName(tool),
    description: stringField(definition, 'description'),
    parameters: schema === undefined ? null : (field(definition, schema) ?? null),
    others: isObject(tool) ? othersOf(tool, READ_OF_TOOL, ['function']) : tool,
  }
}

/** Parameters of the usual vocabulary: nobody looks for the words in them. */
const USUAL: ReadonlySet<string> = new Set([
  'model',
  'stream_options',
  'encoding_format',
  'service_tier',
  'tool_choice',
  'reasoning_effort',
  'response_mime_type',
  'options',
])

/** Returns the texts in what no reader understands of a request: parts of messages, fields of tools, and parameters. */
export function unknownTexts({ messages, tools, parameters }: Conversation): string[] {
  const texts: string[] = []
  for (const { parts } of messages)
    for (const part of parts) if (part.type === 'other') addTexts(texts, part.value)
  for (const { others } of tools) addTexts(texts, others)
  for (const [name, value] of parameters) if (!USUAL.has(name)) addTexts(texts, value)
  return texts
}

function addTexts(texts: string[], value: JsonValue): void {
  if (typeof value === 'string') {
    if (value !== '' && !isEncoded(value)) texts.push(value)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) if (name !== 'type') addTexts(texts, member)
  }
}
