import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject, numberField, optionalString, stringField } from '#lib/json/value'
import type { CallPiece } from '#lib/message/message-parts'
import type { CallIdentity, StreamedCall } from '../call-identity'
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
  read({ assembly, choice, identity }, value, at) {
    if (!isObject(value)) {
      assembly.rest(value, at, '', choice)
      return
    }
    const piece = pieceOf({ assembly, choice }, value, 'arguments', null)
    const place = { name: `${at}/name`, text: `${at}/arguments` }
    const target = { key: 'function_call', order: Number.POSITIVE_INFINITY, given: identity?.legacy }
    sayCall({ assembly, choice }, target, piece, value.arguments ?? null, place)
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
    : { key: `item ${position}`, order: position, given: undefined }
  const place = { name: `${innerAt}/name`, text: `${innerAt}/${key}` }
  sayCall(
    { assembly, choice },
    target,
    isFree ? { ...piece, freeText: true } : piece,
    inner[key] ?? null,
    place,
  )
  if (form === undefined) FLAT.read({ assembly, choice }, call, at)
  else {
    INNER[key].read({ assembly, choice }, inner, innerAt)
    OUTER[form].read({ assembly, choice }, call, at)
  }
}

/** Says a call, or what a streamed piece of it adds to the call that it belongs to. */
function sayCall(
  { assembly, choice }: Reading,
  { key, order, given }: Partial<Pick<StreamedCall, 'given'>> & Omit<StreamedCall, 'given'>,
  piece: CallPiece,
  value: JsonValue,
  place: { readonly name: string; readonly text: string },
): void {
  const { text, isWhole } = given?.add(value, assembly.spelling) ?? { text: piece.text, isWhole: false }
  assembly.call(choice, key, { ...piece, text: isWhole ? '' : text }, place, order)
  if (isWhole) assembly.callAnew(choice, key, text)
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
