import type { JsonValue } from '#lib/json/document'
import { isObject, type JsonObject } from '#lib/json/value'
import { isEmpty } from '#lib/message/rest-parts'

/*
 * Tells answers from errors. Providers, gateways and clients say errors in many shapes, so a value is not compared with
 * a list of shapes: it is an error if a known word claims one and it holds nothing that an answer holds.
 */

/** Fields that hold an error, if they say anything. */
const CLAIMS = ['error', 'Error', 'fault', 'error_message', 'error_msg', 'errorMessage']
/** Fields that also hold words that are not about an error. */
const WORDS = ['message', 'Message', 'detail', 'errors', 'msg', 'title', 'status_msg']
const CODES = ['code', 'error_code', 'status', 'status_code', 'statusCode']
const TYPES = ['type', '__type', 'object', 'event_type']

/** Fields that an error has besides: all of them belong to it. */
const OF_ERRORS: ReadonlySet<string> = new Set([
  ...[...CLAIMS, ...WORDS, ...CODES, 'type', '__type', 'base_resp', 'reason', 'success', 'ok', 'param'],
  ...['request_id', 'requestId', 'trace_id', 'log_id', 'timestamp', 'path', 'instance', 'ResponseMetadata'],
])
/** Fields that an answer has, too, but that say nothing. */
const SILENT: ReadonlySet<string> = new Set([
  ...['id', 'object', 'created', 'created_at', 'model', 'usage', 'done', 'event_type', 'event_id'],
])

/** Fields that hold what an answer says. The most frequent ones come first. */
const ANSWERS = [
  ...['choices', 'delta', 'candidates', 'content', 'response', 'output', 'outputs', 'data', 'result'],
  ...['results', 'text', 'output_text', 'embedding', 'embeddings', 'interaction', 'item', 'completion'],
  'generated_text',
]

const FINE =
  /^(?:ok(?:ay)?|success(?:ful(?:ly)?)?|succeeded|complete[d]?|done|fine|none|normal|no error)[.!]?$/i
const FAILING =
  /error|exception|fault|fail|invalid|denied|exceed|unavailable|exhaust|unauth|not_?found|forbidden|timeout|time_out|limit|quota|overload|abort|bad_?request|missing|refus|reject|unsupported/i

type Verdict = 'fine' | 'failed' | null

/**
 * Tells whether a value is an error in place of an answer: a known word claims an error, and the value holds nothing
 * that an answer holds.
 * @param value of a whole answer, or of an item of a list
 * @param isExpected whether messages are answered here, so that words without any message are no answer
 */
export function isErrorAnswer(value: JsonValue, isExpected = false): boolean {
  if (!isObject(value)) return false
  if (value.type === 'error') return true
  if (holdsAnswer(value)) return false
  if (value.object === 'error' || CLAIMS.some((key) => key in value && saysError(value[key] ?? null)))
    return true
  if (isFailure(value.base_resp ?? null)) return true
  if (!WORDS.some((key) => !isEmpty(value[key] ?? null)) || !isAboutErrors(value)) return false
  const verdict = verdictOf(value)
  if (verdict !== null) return verdict === 'failed'
  const isClaimed = !isEmpty(value.detail ?? null) || !isEmpty(value.errors ?? null)
  return isClaimed || (isExpected && typeof value.type !== 'string')
}

/**
 * Tells whether the value of a field that is named after errors says one. `{"code": 0, "message": ""}` does not, nor do
 * `false` and `"ok"`.
 */
export function saysError(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 400
  if (!isObject(value))
    return Array.isArray(value) ? value.some((item) => !isNothing(item)) : !isNothing(value)
  if (WORDS.some((key) => !isNothing(value[key] ?? null))) return true
  return verdictOf(value) !== 'fine' && !isNothing(value)
}

/** Tells whether an object says by its status, its code or a flag that something failed. */
export function isFailure(value: JsonValue): boolean {
  return isObject(value) && verdictOf(value) === 'failed'
}

/** Separates the fields of an error from those that any answer has. */
export function splitError(value: JsonObject): { readonly error: JsonObject; readonly others: JsonObject } {
  const entries = Object.entries(value)
  return {
    error: Object.fromEntries(entries.filter(([key]) => OF_ERRORS.has(key))),
    others: Object.fromEntries(entries.filter(([key]) => !OF_ERRORS.has(key))),
  }
}

function holdsAnswer(value: JsonObject): boolean {
  if (ANSWERS.some((key) => !isEmpty(value[key] ?? null))) return true
  const { message = null } = value
  return isObject(message) && ('role' in message || 'content' in message)
}

function isAboutErrors(value: JsonObject): boolean {
  return Object.keys(value).every(
    (key) => OF_ERRORS.has(key) || SILENT.has(key) || isEmpty(value[key] ?? null),
  )
}

/** Whether a value is empty, or a word or number that stands for no error. */
function isNothing(value: JsonValue): boolean {
  if (typeof value === 'string') return value === '' || FINE.test(value)
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isNothing)
  return value === null || value === false || value === 0
}

/** What the flags, codes and types of an object say of it. A failure counts for more than success. */
function verdictOf(value: JsonObject): Verdict {
  const verdicts = [
    ...[value.success, value.ok].map(ofFlag),
    ...CODES.map((key) => ofCode(value[key] ?? null, key)),
    ...TYPES.map((key) => ofType(value[key] ?? null)),
  ]
  return verdicts.includes('failed') ? 'failed' : verdicts.includes('fine') ? 'fine' : null
}

function ofFlag(flag: JsonValue | undefined): Verdict {
  return typeof flag === 'boolean' ? (flag ? 'fine' : 'failed') : null
}

/** A status may be any word, and a small number may stand for any; any other code that is not of success is an error. */
function ofCode(code: JsonValue, key: string): Verdict {
  if (typeof code === 'string' && !/^-?\d+$/.test(code)) {
    if (FINE.test(code)) return 'fine'
    return code !== '' && (key.endsWith('code') || FAILING.test(code)) ? 'failed' : null
  }
  if (code === '' || (typeof code !== 'string' && typeof code !== 'number')) return null
  const number = Number(code)
  if (number === 0 || (number >= 100 && number < 400)) return 'fine'
  return key === 'status' && number < 100 ? null : 'failed'
}

function ofType(type: JsonValue): Verdict {
  return typeof type === 'string' && FAILING.test(type) ? 'failed' : null
}
