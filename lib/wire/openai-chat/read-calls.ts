import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, numberField, optionalString, stringField } from '#lib/json/value'
import type { CallPiece } from '#lib/message/message-parts'
import type { CallIdentity } from '../call-identity'
import { claimed, fields, noise, place, type Reader, type Reading, taken } from '../reader'

/** Where the calls of a choice are read. */
export interface CallsReading extends Reading {
  /** Finds the call that a streamed piece belongs to; null in a whole answer, where each item of the list is a call. */
  readonly identity: CallIdentity | null
}

/**
 * The fields that hold a call. In `custom` the arguments are free text, not JSON. Some servers leave this level out.
 */
const FORMS = ['function', 'custom', 'function_call'] as const
type Form = (typeof FORMS)[number]

/** A call as it is in the answer. */
interface Written {
  readonly call: JsonObject
  readonly at: string
  readonly form: Form | undefined
  readonly inner: JsonObject
  readonly innerAt: string
}

function written(call: JsonObject, at: string): Written {
  const form = FORMS.find((name) => isObject(field(call, name)))
  const inner = form === undefined ? call : call[form]
  return {
    call,
    at,
    form,
    inner: isObject(inner) ? inner : call,
    innerAt: form === undefined ? at : `${at}/${form}`,
  }
}

/** Reads the list of a message's calls, or of pieces of calls. */
export const calls: Reader<CallsReading> = {
  read(context, value, at) {
    for (const [position, call] of (Array.isArray(value) ? value : [value]).entries()) {
      const callAt = Array.isArray(value) ? `${at}/${position}` : at
      if (isObject(call)) readCall(context, written(call, callAt), position)
      else context.assembly.rest(call, callAt, '', context.choice)
    }
  },
  noiseAt: (at) => OUTER.function.noiseAt(`${at}/*`),
}

/** Reads the older form of a call, `function_call`. A message has at most one. */
export const legacyCall: Reader<CallsReading> = {
  read({ assembly, choice }, value, at) {
    if (!isObject(value)) {
      assembly.rest(value, at, '', choice)
      return
    }
    const piece = pieceOf({ assembly, choice }, value, 'arguments', null)
    const place = { name: `${at}/name`, text: `${at}/arguments` }
    assembly.call(choice, 'function_call', piece, place, Number.POSITIVE_INFINITY)
    INNER.arguments.read({ assembly, choice }, value, at)
  },
  noiseAt: () => [],
}

function readCall(
  { assembly, choice, identity }: CallsReading,
  { call, at, form, inner, innerAt }: Written,
  position: number,
): void {
  const isFree = form === 'custom'
  const key = isFree ? 'input' : 'arguments'
  const piece = pieceOf({ assembly, choice }, inner, key, optionalString(call, 'id'))
  const index = numberField(call, 'index')
  const target = identity
    ? identity.callOf({ index, id: piece.id ?? '', name: piece.name }, piece.text !== '')
    : { key: `item ${position}`, order: position }
  const place = { name: `${innerAt}/name`, text: `${innerAt}/${key}` }
  assembly.call(choice, target.key, isFree ? { ...piece, freeText: true } : piece, place, target.order)
  if (form === undefined) FLAT.read({ assembly, choice }, call, at)
  else {
    INNER[key].read({ assembly, choice }, inner, innerAt)
    OUTER[form].read({ assembly, choice }, call, at)
  }
}

/** The arguments as text; arguments that are not a text are spelled as in the file. */
function pieceOf({ assembly }: Reading, inner: JsonObject, key: string, id: string | null): CallPiece {
  const given: JsonValue = inner[key] ?? null
  const text = typeof given === 'string' ? given : (assembly.spelling.at(inner, key) ?? '')
  return { id, name: stringField(inner, 'name'), text }
}

const INNER = {
  arguments: fields({ name: taken('string'), arguments: claimed }),
  input: fields({ name: taken('string'), input: claimed }),
}
const HEAD = { id: noise('id'), index: place('number'), type: noise('place') }
const FLAT = fields({ ...HEAD, name: taken('string'), arguments: claimed })
const OUTER: Readonly<Record<Form, Reader>> = {
  function: fields({ ...HEAD, function: claimed }),
  custom: fields({ ...HEAD, custom: claimed }),
  function_call: fields({ ...HEAD, function_call: claimed }),
}
