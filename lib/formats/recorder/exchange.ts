import type { Answer, Call, CallShape, Item, Raised } from '#lib/exchange/exchange'
import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, numberField, optionalString, stringField } from '#lib/json/value'
import { shapeOf } from './shape'

/** The field of each shape of request that has what was sent. */
const SENT: Readonly<Record<CallShape, string>> = {
  inference: 'body',
  http: 'payload',
  tool: 'kwargs',
  file: 'file_id',
}

/** Fields of a request that are read by name; all others go into `Call.about`. */
const KNOWN = new Set(['method', 'url', 'endpoint', 'model', 'provider', 'tool_name', 'test_id', 'headers'])

/** Reads the call of a recording. @param value of the whole file, of any shape */
export function callIn(value: JsonValue): Call {
  const request = field(value, 'request')
  const shape = shapeOf(request)
  const key = SENT[shape]
  const sent = field(request, key)
  const url = stringField(request, 'url')
  return {
    shape,
    method: stringField(request, 'method'),
    url,
    endpoint: stringField(request, 'endpoint') || pathOfUrl(url),
    model: stringField(request, 'model') || stringField(sent, 'model'),
    provider: stringField(request, 'provider'),
    tool: stringField(request, 'tool_name'),
    sent,
    sentPath: ['request', key],
    about: isObject(request) ? without(request, (name) => KNOWN.has(name) || name === key) : {},
    path: ['request'],
  }
}

function pathOfUrl(url: string): string {
  return /^https?:\/\/[^/]*([^?#]*)/.exec(url)?.[1] ?? ''
}

const ANSWERED = new Set([
  'body',
  'is_streaming',
  'status',
  'is_exception',
  'exception_data',
  'exception_message',
])

/** Reads the answer of a recording. @param value of the whole file, of any shape */
export function answerIn(value: JsonValue): Answer {
  const response = field(value, 'response')
  const body = field(response, 'body') ?? null
  const isList = Array.isArray(body)
  return {
    items: isList ? body.map(itemOf) : body === null ? [] : [itemOf(body)],
    isList,
    isStreaming: field(response, 'is_streaming') === true,
    status: numberField(response, 'status'),
    raised: raisedIn(response),
    about: isObject(response) ? without(response, (name) => ANSWERED.has(name)) : {},
    path: ['response'],
    bodyPath: ['response', 'body'],
  }
}

const WRAPPED = '/__data__'
const WRAPPING = new Set(['__type__', '__data__'])

/** Unwraps a value that came from a pydantic model. */
function itemOf(value: JsonValue): Item {
  if (!isObject(value)) return { value, className: '', within: '', isTyped: false }
  // Not by `field`: a root has a hundred thousand items.
  const { __data__: data, __type__: type } = value
  const className = typeof type === 'string' ? type : ''
  const isTyped = data !== undefined || type !== undefined
  if (data === undefined) return { value, className, within: '', isTyped }
  const item = { value: data, className, within: WRAPPED, isTyped }
  for (const key in value) {
    if (!WRAPPING.has(key)) return { ...item, beside: without(value, (name) => WRAPPING.has(name)) }
  }
  return item
}

function raisedIn(response: JsonValue | undefined): Raised | null {
  const data = field(response, 'exception_data') ?? null
  const message = stringField(response, 'exception_message') || stringField(data, 'message')
  if (message === '' && field(response, 'is_exception') !== true) return null
  return {
    message,
    type: stringField(data, 'type'),
    status: numberField(data, 'status_code'),
    details: data,
    path: ['response', 'exception_message'],
    detailsPath: ['response', 'exception_data'],
  }
}

/** Returns the test that made the call. */
export function testIdIn(value: JsonValue): string | null {
  return optionalString(value, 'test_id') ?? optionalString(field(value, 'request'), 'test_id')
}

const TOP = new Set(['test_id', 'request', 'response'])

/** Returns the fields of a file other than its test id, request and response. */
export function aboutFile(value: JsonValue): JsonObject {
  return isObject(value) ? without(value, (name) => TOP.has(name)) : {}
}

function without(value: JsonObject, isKnown: (name: string) => boolean): JsonObject {
  const others = Object.keys(value).filter((name) => !isKnown(name))
  return Object.fromEntries(others.map((name) => [name, value[name] ?? null]))
}
