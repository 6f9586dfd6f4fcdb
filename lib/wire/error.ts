import type { JsonValue } from '#lib/json/document'
import { stepOf } from '#lib/json/pointer'
import { field, isObject, stringField } from '#lib/json/value'
import type { Assembly, ErrorOf, ErrorText } from '#lib/message/assembly'
import { isEmpty } from '#lib/message/rest-parts'
import { isErrorAnswer, isFailure, saysError, splitError } from './error-claim'
import { type Fields, type Reader, type Reading, reads, rest } from './reader'

const WORDS = [
  ...[
    'message',
    'Message',
    'detail',
    'error_message',
    'error_msg',
    'errorMessage',
    'status_msg',
    'faultstring',
  ],
  ...['reason', 'title', 'msg', 'text'],
]
const CODES = ['error_code', 'type', '__type', 'code', 'Code', 'status', 'status_code']
/** Fields in which an error may hold another one, or several. */
const HOLDERS = ['error', 'errors', 'Error', 'fault', 'base_resp', 'detail', 'message', 'content']

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

function codeOf(error: JsonValue): ErrorText | null {
  for (const key of CODES) {
    const code = field(error, key)
    if ((typeof code === 'string' && code !== '') || typeof code === 'number') {
      return { text: String(code), at: `/${key}` }
    }
  }
  return null
}

/**
 * Reads a field that is named after errors. If it says one, its message goes to the lane `error` and everything else to
 * the rest; if not, as `false`, all of it is rest.
 */
export const error: Reader = reads((context, value, at) => {
  if (saysError(value)) readError(context, value, at)
  else rest.read(context, value, at)
})

/** Reads the error of a tool that the provider ran, as `error` does. The answer itself may be fine. */
export const toolError: Reader = reads((context, value, at) => {
  if (saysError(value)) readError(context, value, at, 'tool')
  else rest.read(context, value, at)
})

/** Reads a value that is an error, whatever it says. */
export const onlyError: Reader = reads(readError)

/** Readers of the fields that hold errors in answers of any format. */
export const errorFields: Fields<Reading> = {
  error,
  errors: error,
  base_resp: reads((context, value, at) => {
    if (isFailure(value)) readError(context, value, at)
    else rest.read(context, value, at)
  }),
}

/**
 * Makes a reader of answers that may be nothing but an error, in words that their format does not have.
 * @param reader of the format; it reads errors that the format has, and what is not part of an error
 * @param isMessage whether the format's answers are messages
 */
export function orError(reader: Reader, isMessage: boolean): Reader {
  return {
    read(context, value, at) {
      const isUnknown = isErrorAnswer(value, isMessage) && isObject(value) && !isKnownError(value)
      if (!isUnknown) {
        reader.read(context, value, at)
        return
      }
      const { error, others } = splitError(value)
      readError(context, error, at)
      reader.read(context, others, at)
    },
    noiseAt: (at) => reader.noiseAt(at),
  }
}

/** Whether an object says its error, with the words, in a field that all formats know. */
export function isKnownError(value: JsonValue | undefined): boolean {
  return field(value, 'type') === 'error' || isSaid(field(value, 'error') ?? null)
}

function isSaid(error: JsonValue): boolean {
  return saysError(error) && errorSays(error) !== null
}

/**
 * Reads a value that is an error into an assembly.
 * @param at pointer to the error
 */
export function readError(
  { assembly, choice }: Reading,
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

const TYPES: ReadonlySet<string> = new Set(['type', 'object'])

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
    if (TYPES.has(key) && member === 'error') assembly.noise('place', member, at + stepOf(key))
    else besides(assembly, choice, member, at + stepOf(key), words)
  }
}
