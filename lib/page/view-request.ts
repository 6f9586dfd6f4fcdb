import { countedText } from '#lib/figures/text'
import type { JsonValue } from '#lib/json/document'
import { field, isObject, listField } from '#lib/json/value'
import type { Conversation, Part, RequestMessage, ToolDefinition } from '#lib/message/conversation'
import type { Recording } from '#lib/wire/recording'
import { partKey } from './match-keys'
import { prettyArguments } from './pretty-arguments'
import { cutOf } from './shorten'
import { encodedView, type InFile, sizeOfBase64 } from './view-image'

/**
 * One part of a message of the request. Texts are cut to a page's limits; lengths are in characters, sizes in bytes.
 */
export type PartView =
  | { readonly type: 'text' | 'reasoning'; readonly text: string; readonly length: number }
  | { readonly type: 'image'; readonly media: string; readonly bytes: number; readonly data: InFile }
  | { readonly type: 'remote-image'; readonly address: string }
  | { readonly type: 'data'; readonly media: string; readonly bytes: number }
  | {
      readonly type: 'tool-call'
      readonly name: string
      readonly id: string | null
      /** The arguments as they were sent. */
      readonly text: string
      readonly length: number
    }
  | {
      readonly type: 'tool-result'
      readonly id: string | null
      readonly text: string
      readonly length: number
      readonly isJson: boolean
      /** The call that it answers, and the key of that part (`partKey`); null when no part before it has its id. */
      readonly call: { readonly name: string; readonly key: string } | null
    }
  | { readonly type: 'other'; readonly text: string; readonly length: number; readonly isBeside?: true }

/** One message of the request. */
export interface MessageView {
  readonly role: string
  readonly parts: readonly PartView[]
}

/** A tool that the request offers to the model. */
export interface ToolView {
  readonly name: string
  readonly description: string
  readonly parameters: readonly ToolParameter[]
  /** The number of parameters that are left out. */
  readonly omitted: number
  /** JSON schema of the arguments. */
  readonly schema: string
  /** What else the request says of it, as JSON; empty if nothing. */
  readonly others: string
}

/** One parameter of a tool. */
export interface ToolParameter {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
}

/** The request as a conversation, small enough to be sent to the browser whole. */
export interface RequestView {
  readonly messages: readonly MessageView[]
  /** The number of messages that were left out, and the index of the shown message that follows them. */
  readonly omitted: number
  readonly omittedBefore: number
  readonly tools: readonly ToolView[]
  readonly toolCount: number
}

const MAX_MESSAGES = 200
const LAST_MESSAGES = 50
const MAX_PARTS = 100
const MAX_TOOLS = 200
const MAX_PARAMETERS = 40
/** The most characters of one part, and of all parts together. */
const MAX_PART = 60_000
const MAX_ALL = 400_000

class Budget {
  left = MAX_ALL

  /** The head of a text, up to what is left of the page's limit. */
  take(text: string): { text: string; length: number } {
    const end = cutOf(text, { characters: Math.max(200, Math.min(MAX_PART, this.left)), rows: 5000 })
    this.left -= end
    return { text: text.slice(0, end), length: text.length }
  }
}

/**
 * Makes the view of a request. Texts are cut, data is replaced by its size or place in the file, and messages and tools
 * above the limit are left out.
 */
export function requestView(recording: Recording, conversation: Conversation): RequestView {
  const { messages, tools } = conversation
  const omitted = Math.max(0, messages.length - MAX_MESSAGES)
  const omittedBefore = MAX_MESSAGES - LAST_MESSAGES
  const shown =
    omitted === 0 ? messages : [...messages.slice(0, omittedBefore), ...messages.slice(-LAST_MESSAGES)]
  const budget = new Budget()
  return {
    messages: withCalls(shown.map((message) => messageView(message, recording, budget))),
    omitted,
    omittedBefore,
    tools: tools.slice(0, MAX_TOOLS).map((tool) => toolView(tool, recording)),
    toolCount: tools.length,
  }
}

function messageView({ role, parts }: RequestMessage, recording: Recording, budget: Budget): MessageView {
  return {
    role: role.slice(0, 100),
    parts: [
      ...parts.slice(0, MAX_PARTS).map((part) => partView(part, recording, budget)),
      ...leftOut(parts.length - MAX_PARTS),
    ],
  }
}

/** Says that the view has not all parts of a message. */
function leftOut(count: number): PartView[] {
  if (count <= 0) return []
  const text = `(${countedText(count, 'more part')} in the file)`
  return [{ type: 'other', text, length: text.length }]
}

/** Leads each result to the last call before it that has its id: some providers use an id again. */
function withCalls(messages: readonly MessageView[]): MessageView[] {
  const calls = new Map<string, { readonly name: string; readonly key: string }>()
  return messages.map(({ role, parts }, row) => ({
    role,
    parts: parts.map((part, position) => {
      if (part.type === 'tool-call' && part.id !== null)
        calls.set(part.id, { name: part.name, key: partKey(row, position) })
      if (part.type !== 'tool-result' || part.id === null) return part
      return { ...part, call: calls.get(part.id) ?? null }
    }),
  }))
}

function partView(part: Part, recording: Recording, budget: Budget): PartView {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return { type: part.type, ...budget.take(part.text) }
    case 'image':
      return imageView(part.url, recording.text)
    case 'tool-call':
      return {
        type: 'tool-call',
        name: part.name,
        id: part.id,
        ...budget.take(part.arguments),
      }
    case 'tool-result':
      return resultView(part, budget)
    case 'other':
      return {
        type: 'other',
        ...budget.take(laidOut(withoutData(recording.spelling.of(part.value)))),
        ...(part.isBeside && { isBeside: true }),
      }
  }
}

function resultView({ id, text }: Part & { type: 'tool-result' }, budget: Budget): PartView {
  const isJson = /^\s*[[{]/.test(text) && prettyArguments(text) !== null
  return { type: 'tool-result', id, isJson, call: null, ...budget.take(text) }
}

function imageView(url: string, text: string): PartView {
  const encoded = url.startsWith('data:') ? encodedView(url, text) : null
  if (!encoded) return { type: 'remote-image', address: url.slice(0, 500) }
  const { media, bytes, image } = encoded
  return image ? { type: 'image', media, bytes, data: image } : { type: 'data', media, bytes }
}

/** Writes a JSON text with base64 replaced by its size. */
function withoutData(json: string): string {
  const data = /"(?:data:[^",]{0,100},)?([A-Za-z0-9+/_-]{200,}=*)"/g
  return json.replace(data, (_, encoded: string) => `"(base64, ${sizeOfBase64(encoded)} bytes)"`)
}

function laidOut(json: string): string {
  return prettyArguments(json)?.text ?? json
}

function toolView(
  { name, description, parameters, others }: ToolDefinition,
  { spelling }: Recording,
): ToolView {
  const required = new Set(listField(parameters, 'required'))
  const properties = field(parameters, 'properties')
  const all = isObject(properties) ? Object.entries(properties) : []
  return {
    name: name.slice(0, 200),
    description: cutWithCount(description, 4000),
    parameters: all.slice(0, MAX_PARAMETERS).map(([key, schema]) => ({
      name: key,
      type: typeOf(schema),
      isRequired: required.has(key),
    })),
    omitted: Math.max(0, all.length - MAX_PARAMETERS),
    schema: cutWithCount(laidOut(spelling.of(parameters)), 20_000),
    others: others === null ? '' : cutWithCount(laidOut(spelling.of(others)), 20_000),
  }
}

/** The head of a text, with words that say how much is left out. */
function cutWithCount(text: string, characters: number): string {
  const left = text.length - characters
  return left <= 0
    ? text
    : `${text.slice(0, characters)}… (${countedText(left, 'more character')} in the file)`
}

/** Names the type of a JSON schema in a word or two: `string`, `string | null`, `integer[]`. */
function typeOf(schema: JsonValue): string {
  const type = field(schema, 'type')
  if (type === 'array') {
    const items = field(schema, 'items')
    return items === undefined ? 'array' : `${typeOf(items)}[]`
  }
  if (typeof type === 'string') return type
  if (Array.isArray(type)) return type.filter((name) => typeof name === 'string').join(' | ')
  const choices = [...listField(schema, 'anyOf'), ...listField(schema, 'oneOf')].slice(0, 6).map(typeOf)
  return choices.length > 0 ? [...new Set(choices)].join(' | ') : 'any'
}
