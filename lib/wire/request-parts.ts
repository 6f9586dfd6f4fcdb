import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field, isObject, type JsonObject, optionalString, stringField } from '#lib/json/value'
import type { Part } from '#lib/message/conversation'
import { isEmpty } from '#lib/message/rest-parts'

/** The parts of a message's content, which is a text, a part or a list of parts in any provider's spelling. */
export function partsOf(content: JsonValue, spelling: Spelling): Part[] {
  if (content === null) return []
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }]
  if (Array.isArray(content)) return content.flatMap((part) => withBeside(part, spelling))
  return withBeside(content, spelling)
}

/** Fields that say what a value is or where it belongs, and signatures: noise as in answers (docs/noise.md). */
const NOISE = ['type', 'id', 'call_id', 'tool_use_id', 'toolUseId', 'index', 'signature', 'thought_signature']
/** The fields that hold a call, the result of one, or a picture. */
const CALL_FIELDS = ['function_call', 'functionCall', 'toolUse']
const RESULT_FIELDS = ['function_response', 'functionResponse', 'toolResult']
const IMAGE_FIELDS = ['image_url', 'inline_data', 'source']
const HOLDERS = ['function', ...CALL_FIELDS, ...RESULT_FIELDS, ...IMAGE_FIELDS]
/** The fields that are read of each type of part. */
const READ: Readonly<Record<Exclude<Part['type'], 'other'>, readonly string[]>> = {
  text: ['text', 'refusal'],
  reasoning: ['thinking', 'text', 'thought'],
  image: [...IMAGE_FIELDS, 'data', 'url', 'media_type', 'mime_type'],
  'tool-call': ['function', ...CALL_FIELDS, 'name', 'arguments', 'args', 'input'],
  'tool-result': [...RESULT_FIELDS, 'name', 'content', 'output', 'result', 'response'],
}

/** Reads one part of a message, and what it has beside the fields that are read. */
export function withBeside(value: JsonValue, spelling: Spelling): Part[] {
  const part = partOf(value, spelling)
  return part.type === 'other' ? [part] : [part, ...besideOf(value, READ[part.type], HOLDERS)]
}

/** Reads a call of a message's list of calls, as `withBeside`. */
export function callWithBeside(call: JsonValue, spelling: Spelling): Part[] {
  return [callOf(call, spelling), ...besideOf(call, READ['tool-call'], HOLDERS)]
}

/** The fields of an object beside those that are read, as a part of a message; none if there are none. */
export function besideOf(value: JsonValue, read: readonly string[], holders: readonly string[] = []): Part[] {
  const others = isObject(value) ? othersOf(value, read, holders) : null
  return others === null ? [] : [{ type: 'other', value: others, isBeside: true }]
}

/**
 * The fields of an object beside those that are read, without noise and empty values; null if there are none.
 * @param holders those of the fields that are read whose own fields are looked at as well
 */
export function othersOf(
  value: JsonObject,
  read: readonly string[],
  holders: readonly string[],
): JsonObject | null {
  const others = Object.entries(value).flatMap(([key, member]): (readonly [string, JsonValue])[] => {
    if (NOISE.includes(key) || isSaidByAll(key, member)) return []
    if (!read.includes(key)) return [[key, member]]
    return holders.includes(key) && isObject(member) ? [[key, othersOf(member, read, holders)]] : []
  })
  const said = others.filter(([, member]) => !isEmpty(member))
  return said.length === 0 ? null : Object.fromEntries(said)
}

/** What says nothing, for nearly all items have it. */
function isSaidByAll(key: string, value: JsonValue): boolean {
  return (
    (key === 'status' && (value === 'completed' || value === 'success')) ||
    (key === 'is_error' && value === false)
  )
}

const CALLS = new Set(['tool_use', 'function_call', 'custom_tool_call'])
const RESULTS = new Set([
  'tool_result',
  'function_call_output',
  'custom_tool_call_output',
  'function_result',
  'function_response',
])

/** Whether an item of this type is a call or a result on its own, without a message around it. */
export function isCallOrResult(type: string): boolean {
  return CALLS.has(type) || RESULTS.has(type)
}

/** Reads one part of a message; a part that is not understood is kept as it is. */
function partOf(part: JsonValue, spelling: Spelling): Part {
  if (typeof part === 'string') return { type: 'text', text: part }
  const type = stringField(part, 'type')
  if (CALLS.has(type)) return callOf(part, spelling)
  if (RESULTS.has(type)) return resultOf(part, spelling)
  const image = imageOf(part)
  if (image !== null) return { type: 'image', url: image }
  if (type === 'thinking') return { type: 'reasoning', text: stringField(part, 'thinking') }
  const call = heldIn(part, CALL_FIELDS)
  if (call) return callOf(call, spelling)
  const result = heldIn(part, RESULT_FIELDS)
  if (result) return resultOf(result, spelling)
  const text = field(part, 'text') ?? field(part, 'refusal')
  if (typeof text !== 'string') return { type: 'other', value: part }
  return { type: field(part, 'thought') === true ? 'reasoning' : 'text', text }
}

/** The object in the first of these fields that has one. */
function heldIn(part: JsonValue, keys: readonly string[]): JsonObject | undefined {
  return keys.map((key) => field(part, key)).find(isObject)
}

/** Reads a tool call. Providers keep its arguments in different fields. */
function callOf(call: JsonValue, spelling: Spelling): Part {
  const target = field(call, 'function') ?? call
  return {
    type: 'tool-call',
    id: idOf(call, 'call_id', 'toolUseId', 'id'),
    name: stringField(target, 'name'),
    arguments: textOf(target, ['arguments', 'args', 'input'], spelling),
  }
}

function resultOf(part: JsonValue, spelling: Spelling): Part {
  return {
    type: 'tool-result',
    id: idOf(part, 'tool_use_id', 'toolUseId', 'call_id', 'id'),
    text: textOf(part, ['content', 'output', 'result', 'response'], spelling),
  }
}

function idOf(value: JsonValue, ...keys: readonly string[]): string | null {
  return keys.map((key) => optionalString(value, key)).find((id) => id !== null) ?? null
}

/** The first of the fields that the object has, as text: a text as it is, text parts joined, anything else as JSON. */
function textOf(holder: JsonValue, keys: readonly string[], spelling: Spelling): string {
  const key = keys.find((name) => (field(holder, name) ?? null) !== null)
  const value = key === undefined ? undefined : field(holder, key)
  if (key === undefined || value === undefined) return ''
  if (typeof value === 'string') return value
  const parts = Array.isArray(value) ? value.map((part) => partOf(part, spelling)) : []
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  if (texts.length > 0 && texts.length === parts.length) return texts.join('\n')
  return spelling.at(holder, key) ?? ''
}

function imageOf(part: JsonValue): string | null {
  const source = field(part, 'image_url')
  if (typeof source === 'string') return source
  const url = optionalString(source, 'url')
  if (url !== null) return url
  const inline = field(part, 'inline_data')
  const type = stringField(inline, 'mime_type')
  if (type.startsWith('image/')) return `data:${type};base64,${stringField(inline, 'data')}`
  if (stringField(part, 'type') !== 'image') return null
  const data = field(part, 'source') ?? part
  const encoded = optionalString(data, 'data')
  if (encoded === null) return optionalString(data, 'url')
  const media = stringField(data, 'media_type') || stringField(data, 'mime_type')
  return `data:${media};base64,${encoded}`
}

const SIGNATURES: readonly (readonly [start: string, type: string])[] = [
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
]

/** Reads an image that is recorded as bare base64, as in ollama's requests. Its first bytes tell its type. */
export function imageOfBase64(encoded: JsonValue): Part {
  if (typeof encoded !== 'string') return { type: 'other', value: encoded }
  const type = SIGNATURES.find(([start]) => encoded.startsWith(start))?.[1] ?? 'image/png'
  return { type: 'image', url: `data:${type};base64,${encoded}` }
}
