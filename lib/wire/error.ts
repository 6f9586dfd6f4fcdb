import type { JsonValue } from '#lib/json/document'
import { pointerOf } from '#lib/json/pointer'
import { field, isObject, stringField } from '#lib/json/value'
import type { Assembly } from '#lib/message/assembly'
import { isEmpty } from '#lib/message/rest-parts'
import { type Reader, reads } from './reader'

/** What an error says in words, and the pointer to that from the error on. */
interface Said {
  readonly text: string
  readonly at: string
}

const WORDS = ['message', 'detail', 'error_message', 'reason', 'title', 'msg']
const CODES = ['type', 'code', 'status']

/**
 * What an error says: a text, a message, an error inside (services relay each other's), or only a type or code.
 * @returns null where nothing says anything
 */
function errorSays(error: JsonValue): Said | null {
  if (typeof error === 'string') return error === '' ? null : { text: error, at: '' }
  if (!isObject(error)) return null
  for (const key of WORDS) {
    const text = stringField(error, key)
    if (text !== '') return { text, at: `/${key}` }
  }
  const inner = field(error, 'error')
  const said = inner === undefined ? null : errorSays(inner)
  if (said) return { text: said.text, at: `/error${said.at}` }
  return codeOf(error)
}

function codeOf(error: JsonValue): Said | null {
  for (const key of CODES) {
    const code = field(error, key)
    if ((typeof code === 'string' && code !== '') || typeof code === 'number') {
      return { text: String(code), at: `/${key}` }
    }
  }
  return null
}

/** An error, wherever it stands: its words go to the lane `error`, everything else of it stands beside them. */
export const error: Reader = reads(({ assembly, choice }, value, at) => {
  readError(assembly, choice, value, at)
})

/** @see error */
export function readError(assembly: Assembly, choice: number, value: JsonValue, at: string): void {
  if (isEmpty(value)) return
  const said = errorSays(value)
  assembly.error(said?.text ?? 'An error.', at + (said?.at ?? ''))
  besides(assembly, choice, value, at, at + (said?.at ?? ''))
}

/** The values of an error but for its words. */
function besides(assembly: Assembly, choice: number, value: JsonValue, at: string, words: string): void {
  if (at === words && typeof value === 'string') return
  if (!isObject(value)) {
    assembly.rest(value, at, 'error', choice)
    return
  }
  for (const [key, member] of Object.entries(value)) {
    // That it is an error is said already.
    if (key === 'type' && member === 'error') assembly.noise('place', member, `${at}/type`)
    else besides(assembly, choice, member, at + pointerOf([key]), words)
  }
}
