import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { isObject, type JsonObject, stringField } from '#lib/json/value'
import type { CallPlace } from '#lib/message/assembly'
import { isEmpty } from '#lib/message/rest-parts'
import { entering, type Fields, type Reader, reads, rest } from '../reader'
import type { OutputItem } from './items'
import { type ItemReading, once } from './saying'

/** Where the input of a call is found in a type of item. */
export interface Asking {
  /** Name of the tool; by default it is in the item. */
  readonly name?: string
  /** The field that holds the input: a text, or an object that is shown as JSON. */
  readonly field?: string
  /** Fields of the item that together make the input, as one object. */
  readonly fields?: readonly string[]
  /** Keys of the input object that hold the tool's result instead. */
  readonly given?: readonly string[]
  /** Whether the input is free text, not JSON. */
  readonly isFree?: boolean
}

/**
 * The name of the tool that an item calls, and the input: JSON text in the spelling of the file, or free text. Both are
 * empty for an item that is not a call.
 */
export function callIn(
  spelling: Spelling,
  item: JsonValue,
  asking: Asking | undefined,
): { readonly name: string; readonly input: string } {
  if (!asking || !isObject(item)) return { name: '', input: '' }
  return { name: asking.name ?? stringField(item, 'name'), input: inputOf(spelling, item, asking) }
}

function inputOf(spelling: Spelling, item: JsonObject, { field = '', fields, given = [] }: Asking): string {
  if (fields) return objectOf(spelling, item, (key) => fields.includes(key))
  const value = item[field] ?? null
  if (typeof value === 'string') return value
  if (isObject(value) && field !== 'arguments') {
    return objectOf(spelling, value, (key) => !given.includes(key))
  }
  return spelling.at(item, field) ?? ''
}

/** Some fields of an object as JSON, without the empty ones that clients fill in. */
function objectOf(spelling: Spelling, object: JsonObject, isAsked: (key: string) => boolean): string {
  const members = Object.entries(object).flatMap(([key, value]) => {
    const text = isAsked(key) && !isEmpty(value) ? spelling.at(object, key) : undefined
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return members.length === 0 ? '' : `{${members.join(',')}}`
}

interface CallReading extends ItemReading {
  /** Whether the name or input differs from what was read before, or is not complete yet. */
  readonly isOtherName: boolean
  readonly isOtherInput: boolean
}

/**
 * Reads the input of a call. The reader of the item has taken it already; it is rest if it differs from what came
 * before.
 */
export const asked: Reader<CallReading> = reads((context, value, at) => {
  if (context.isOtherInput) rest.read(context, value, at)
})

const named: Reader<CallReading> = reads((context, value, at) => {
  if (context.isOtherName || typeof value !== 'string') rest.read(context, value, at)
})

/**
 * Makes a reader of an item that is a call, of a provider's or a client's tool.
 * @param table readers of its other fields
 */
export function call(asking: Asking, table: Fields<CallReading>): Reader<ItemReading> {
  const keys = asking.fields ?? [asking.field ?? '']
  return entering<ItemReading, CallReading>(
    (context, value, at) => {
      const { assembly, item } = context
      const { name, input } = callIn(assembly.spelling, value, asking)
      // Some servers announce the type of an action before they give the action.
      const isPartial = !item.isDone && /^\{"type":"[^"]*"\}$/.test(input)
      const said = { name: item.name === '' ? name : '', text: item.input === '' && !isPartial ? input : '' }
      const place = {
        name: `${at}/${asking.name === undefined ? 'name' : 'type'}`,
        text: asking.field === undefined ? at : `${at}/${asking.field}`,
        isTypeName: asking.name !== undefined,
      }
      if (name !== '' && name === item.name) againCall(context, 'name', place.name)
      if (input !== '' && input === item.input) againCall(context, 'arguments', place.text)
      if (said.name !== '' || said.text !== '') sayCall(context, asking, said, place)
      return { ...context, isOtherName: name !== item.name, isOtherInput: input !== item.input }
    },
    {
      ...(asking.name === undefined && { name: named }),
      ...Object.fromEntries(keys.map((key) => [key, asked])),
      ...table,
    },
    once(rest),
  )
}

/** Makes a reader of an event's piece of a call's input. A piece that is an object must be the first and only one. */
export function inputPiece(asking: Asking): Reader<ItemReading> {
  return reads((context, value, at) => {
    const text = textOf(context, value)
    if (text === null || (typeof value !== 'string' && context.item.input !== ''))
      rest.read(context, value, at)
    else sayCall(context, asking, { name: nameOf(context, asking), text }, { name: at, text: at })
  })
}

/** The input of an event as text; null if it is neither a text nor an object. */
function textOf({ assembly }: ItemReading, value: JsonValue): string | null {
  if (typeof value === 'string') return value
  return isObject(value) ? assembly.spelling.of(value) : null
}

/** Makes a reader of a call's whole input in an event. */
export function wholeInput(asking: Asking): Reader<ItemReading> {
  return reads((context, value, at) => {
    const { input } = context.item
    const text = textOf(context, value)
    if (text === input) againCall(context, 'arguments', at)
    else if (text === null || input !== '') rest.read(context, value, at)
    else sayCall(context, asking, { name: nameOf(context, asking), text }, { name: at, text: at })
  })
}

/** Reads the name of a call's tool in an event. */
export const wholeName: Reader<ItemReading> = reads((context, value, at) => {
  const { name } = context.item
  if (value === name) againCall(context, 'name', at)
  else if (typeof value !== 'string' || name !== '') rest.read(context, value, at)
  else sayCall(context, {}, { name: value, text: '' }, { name: at, text: at })
})

/** The name of a built-in tool, if no item has given it. */
function nameOf({ item }: ItemReading, { name = '' }: Asking): string {
  return item.name === '' ? name : ''
}

function sayCall(
  { assembly, choice, item }: ItemReading,
  { isFree }: Asking,
  said: { readonly name: string; readonly text: string },
  place: CallPlace,
): void {
  const [id] = item.ids
  const piece = { id: item.callId || (id ?? null), ...said }
  item.name += said.name
  item.input += said.text
  const key = keyOf(item)
  assembly.call(choice, key, isFree ? { ...piece, freeText: true } : piece, place, item.index ?? undefined)
}

/** Notes that a value repeats the name or the input of a call. */
function againCall({ assembly, choice, item }: ItemReading, part: 'name' | 'arguments', at: string): void {
  assembly.again({ choice, part, call: keyOf(item), ats: [at] })
}

function keyOf(item: OutputItem): string {
  return `item ${item.number}`
}
