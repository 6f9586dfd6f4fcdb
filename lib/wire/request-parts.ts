import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { field, isObject, optionalString, stringField } from '#lib/json/value'
import type { Part } from '#lib/message/conversation'

/** The parts of a message's content, which is a text, a part or a list of parts in any provider's spelling. */
export function partsOf(content: JsonValue, spelling: Spelling): Part[] {
  if (content === null) return []
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }]
  if (Array.isArray(content)) return content.map((part) => partOf(part, spelling))
  return [partOf(content, spelling)]
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
export function partOf(part: JsonValue, spelling: Spelling): Part {
  if (typeof part === 'string') return { type: 'text', text: part }
  const type = stringField(part, 'type')
  if (CALLS.has(type)) return callOf(part, spelling)
  if (RESULTS.has(type)) return resultOf(part, spelling)
  const image = imageOf(part)
  if (image !== null) return { type: 'image', url: image }
  if (type === 'thinking') return { type: 'reasoning', text: stringField(part, 'thinking') }
  const call = field(part, 'function_call')
  if (isObject(call)) return callOf(call, spelling)
  const result = field(part, 'function_response')
  if (isObject(result)) return resultOf(result, spelling)
  const text = field(part, 'text') ?? field(part, 'refusal')
  if (typeof text !== 'string') return { type: 'other', value: part }
  return { type: field(part, 'thought') === true ? 'reasoning' : 'text', text }
}

/** Reads a tool call. Providers keep its arguments in different fields. */
export function callOf(call: JsonValue, spelling: Spelling): Part {
  const target = field(call, 'function') ?? call
  return {
    type: 'tool-call',
    id: optionalString(call, 'call_id') ?? optionalString(call, 'id'),
    name: stringField(target, 'name'),
    arguments: textOf(target, ['arguments', 'args', 'input'], spelling),
  }
}

function resultOf(part: JsonValue, spelling: Spelling): Part {
  return {
    type: 'tool-result',
    id: optionalString(part, 'tool_use_id') ?? optionalString(part, 'call_id') ?? optionalString(part, 'id'),
    text: textOf(part, ['content', 'output', 'result', 'response'], spelling),
  }
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
