import type { JsonValue } from '#lib/json/document'
import { stepOf } from '#lib/json/pointer'
import { field, isObject, stringField } from '#lib/json/value'
import type { Assembly, ErrorOf, ErrorText } from '#lib/message/assembly'
import { isEmpty } from '#lib/message/rest-parts'
import { type Reader, reads } from './reader'

const WORDS = ['message', 'detail', 'error_message', 'reason', 'title', 'msg', 'text']
const CODES = ['type', 'code', 'status']
/** Fields in which an error may hold another one, or several. */
const HOLDERS = ['error', 'errors', 'detail', 'content']

/**
 * Finds the message of an error: the error itself if it is a text, its message, an error inside it (services relay each
 * other's errors), or at least a type or code.
 * @returns its pointer is relative to the error; null if the error has none of these
 */
export function errorSays(error: JsonValue): ErrorText | null {
  if (typeof error === 'string') return error === '' ? null : { text: error, at: '' }
  if (Array.isArray(error)) {
    const said = errorSays(error[0] ?? null)
    return said && { text: said.text, at: `/0${said.at}` }
  }
  if (!isObject(error)) return null
  for (const key of WORDS) {
    const text = stringField(error, key)
    if (text !== '') return { text, at: `/${key}` }
  }
  for (const key of HOLDERS) {
    const said = errorSays(field(error, key) ?? null)
    if (said) return { text: said.text, at: `/${key}${said.at}` }
  }
  return codeOf(error)
}

/** Keys that an answer has when it is nothing but an error. */
const OF_ERRORS = new Set([
  ...['error', 'errors', 'message', 'msg', 'detail', 'title', 'reason', 'code', 'status', 'type'],
  ...[
    'statusCode',
    'status_code',
    'error_code',
    'success',
    'ok',
    'request_id',
    'requestId',
    'timestamp',
    'path',
  ],
])

/**
 * Tells whether a value is an error in place of an answer: it has an error, or nothing but what errors have.
 * @param value of a whole answer
 */
export function isErrorAnswer(value: JsonValue): boolean {
  if (!isObject(value)) return false
  if (value.type === 'error') return true
  const hasChoices = (value.choices ?? null) !== null
  if (hasChoices) return false
  if (isObject(value.error) || typeof value.error === 'string' || value.error === true) return true
  const has = (...keys: string[]): boolean => keys.some((key) => !isEmpty(value[key] ?? null))
  const isSaid =
    has('errors', 'detail') || (has('message') && (has(...CODES, 'statusCode') || value.success === false))
  const isFine = value.success === true || value.ok === true
  return isSaid && !isFine && Object.keys(value).every((key) => OF_ERRORS.has(key))
}

function codeOf(error: JsonValue): ErrorText | null {
  for (const key of ['error_code', ...CODES]) {
    const code = field(error, key)
    if ((typeof code === 'string' && code !== '') || typeof code === 'number') {
      return { text: String(code), at: `/${key}` }
    }
  }
  return null
}

/** Reads an error at any place of an answer: its message goes to the lane `error`, everything else to the rest. */
export const error: Reader = reads(({ assembly, choice }, value, at) => {
  readError(assembly, choice, value, at)
})

/** Reads the error of a tool that the provider ran, as `error` does. The answer itself may be fine. */
export const toolError: Reader = reads(({ assembly, choice }, value, at) => {
  readError(assembly, choice, value, at, 'tool')
})

/**
 * Reads an error into an assembly, as the reader `error` does.
 * @param at pointer to the error
 */
export function readError(
  assembly: Assembly,
  choice: number,
  value: JsonValue,
  at: string,
  of: ErrorOf = 'answer',
): void {
  if (isEmpty(value)) return
  const said = errorSays(value)
  const words = of === 'answer' ? 'An error.' : 'A tool failed.'
  assembly.error(said?.text ?? words, at + (said?.at ?? ''), of)
  besides(assembly, choice, value, at, at + (said?.at ?? ''))
}

/** The values of an error except its message. */
function besides(assembly: Assembly, choice: number, value: JsonValue, at: string, words: string): void {
  if (at === words && typeof value === 'string') return
  const isInside = isObject(value) || (Array.isArray(value) && words.startsWith(`${at}/`))
  if (!isInside) {
    assembly.rest(value, at, 'error', choice)
    return
  }
  for (const [key, member] of Object.entries(value)) {
    // The lane already says that it is an error.
    if (key === 'type' && member === 'error') assembly.noise('place', member, `${at}/type`)
    else besides(assembly, choice, member, at + stepOf(key), words)
  }
}
