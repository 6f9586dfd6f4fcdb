import type { JsonValue } from '#lib/json/document'
import type { Spelling } from '#lib/json/spelling'
import { isObject, type JsonObject, stringField } from '#lib/json/value'
import { isEmpty } from '#lib/message/rest-parts'
import { entering, type Fields, type Reader, reads, rest } from '../reader'
import { type ItemReading, once } from './saying'

/** Where a type of item says what it asks of its tool. */
export interface Asking {
  /** The name of the tool; by default the item says it. */
  readonly name?: string
  /** The field that holds what is asked: a text, or an object that is shown as JSON. */
  readonly field?: string
  /** Fields of the item that together are what is asked, as one object. */
  readonly fields?: readonly string[]
  /** Keys of that object that are what the tool gave. */
  readonly given?: readonly string[]
  /** Whether it is any text, and not JSON. */
  readonly isFree?: boolean
}

/** What an item calls, and what it asks, as JSON text in the spelling of the file or as free text. */
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

/** Some fields of an object as JSON; those that are empty say nothing, and clients fill some in. */
function objectOf(spelling: Spelling, object: JsonObject, isAsked: (key: string) => boolean): string {
  const members = Object.entries(object).flatMap(([key, value]) => {
    const text = isAsked(key) && !isEmpty(value) ? spelling.at(object, key) : undefined
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return members.length === 0 ? '' : `{${members.join(',')}}`
}

interface CallReading extends ItemReading {
  /** Whether the item says another name or input than it has said, or one that is not complete yet. */
  readonly isOtherName: boolean
  readonly isOtherInput: boolean
}

/** What is asked: the object around it has read it, unless it is not what was said before. */
export const asked: Reader<CallReading> = reads((context, value, at) => {
  if (context.isOtherInput) rest.read(context, value, at)
})

const named: Reader<CallReading> = reads((context, value, at) => {
  if (context.isOtherName || typeof value !== 'string') rest.read(context, value, at)
})

/**
 * A call of a tool, the provider's or the client's, as an item.
 * @param table what reads its other fields
 */
export function call(asking: Asking, table: Fields<CallReading>): Reader<ItemReading> {
  const keys = asking.fields ?? [asking.field ?? '']
  return entering<ItemReading, CallReading>(
    (context, value, at) => {
      const { assembly, item } = context
      const { name, input } = callIn(assembly.spelling, value, asking)
      // Some servers announce the kind of an action before they say the action.
      const isPartial = !item.isDone && /^\{"type":"[^"]*"\}$/.test(input)
      const said = { name: item.name === '' ? name : '', text: item.input === '' && !isPartial ? input : '' }
      const place = {
        name: `${at}/${asking.name === undefined ? 'name' : 'type'}`,
        text: asking.field === undefined ? at : `${at}/${asking.field}`,
      }
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

/** A piece of what a call asks. */
export function inputPiece(asking: Asking): Reader<ItemReading> {
  return reads((context, value, at) => {
    if (typeof value !== 'string') rest.read(context, value, at)
    else sayCall(context, asking, { name: nameOf(context, asking), text: value }, { name: at, text: at })
  })
}

/** What a call asks as an event says it whole. */
export function wholeInput(asking: Asking): Reader<ItemReading> {
  return reads((context, value, at) => {
    const { input } = context.item
    if (value === input) return
    if (typeof value !== 'string' || input !== '') rest.read(context, value, at)
    else sayCall(context, asking, { name: nameOf(context, asking), text: value }, { name: at, text: at })
  })
}

/** The name of what is called, as an event says it. */
export const wholeName: Reader<ItemReading> = reads((context, value, at) => {
  const { name } = context.item
  if (value === name) return
  if (typeof value !== 'string' || name !== '') rest.read(context, value, at)
  else sayCall(context, {}, { name: value, text: '' }, { name: at, text: at })
})

/** The name of a built-in tool, where no item has said it. */
function nameOf({ item }: ItemReading, { name = '' }: Asking): string {
  return item.name === '' ? name : ''
}

function sayCall(
  { assembly, choice, item }: ItemReading,
  { isFree }: Asking,
  said: { readonly name: string; readonly text: string },
  place: { readonly name: string; readonly text: string },
): void {
  const [id] = item.ids
  const piece = { id: item.callId || (id ?? null), ...said }
  item.name += said.name
  item.input += said.text
  const key = `item ${item.number}`
  assembly.call(choice, key, isFree ? { ...piece, freeText: true } : piece, place, item.index ?? undefined)
}
