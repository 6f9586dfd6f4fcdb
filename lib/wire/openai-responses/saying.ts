import type { JsonValue } from '#lib/json/document'
import { type Reader, type Reading, reads } from '../reader'
import type { Item, Items, Part } from './items'

/*
 * A stream of the Responses API says everything several times: in pieces, whole at the end of a part, whole at the end
 * of an item, and in the response at the end. Here stands how what is said again is told from what is new.
 */

/** What a response has said so far. */
export interface Response {
  readonly items: Items
  /** Values of the response itself, as JSON text, by their path. */
  readonly said: Map<string, string>
  /** The part that added last to a lane, to see where another one begins. */
  readonly last: { text: Part | null; reasoning: Part | null }
  finish: string
  hasFailed: boolean
}

export interface ResponseReading extends Reading {
  readonly response: Response
  /** What was said of the thing that is read, as JSON text, by path. */
  readonly said: Map<string, string>
  /** Pointer to that thing, and the path in it that the pointer means. */
  readonly start: string
  readonly path: string
}

export interface ItemReading extends ResponseReading {
  readonly item: Item
  /** The parts of the item that were said before and that its lists have not said again. */
  readonly left: Part[]
  /** The same of its citations, as JSON text. */
  readonly uncited: string[]
}

export interface PartReading extends ItemReading {
  /** @see Part */
  readonly place: string
}

/** What is said more than once is read once. Another value at the same path is read too, so that it is seen. */
export function once<C extends ResponseReading>(reader: Reader<C>): Reader<C> {
  return {
    read(context, value, at) {
      const path = context.path + at.slice(context.start.length)
      const text = JSON.stringify(value)
      if (context.said.get(path) === text) return
      context.said.set(path, text)
      reader.read(context, value, at)
    },
    noiseAt: reader.noiseAt,
  }
}

/** A piece of a part. */
export function piece(lane: Part['lane']): Reader<PartReading> {
  return ofText((context, text, at) => {
    const { item, place } = context
    const open = item.parts.findLast((part) => isAt(part, place, lane) && !part.isDone)
    say(context, open ?? newPart(context, lane), text, at)
  })
}

/** A part as an event says it whole. */
export function wholePart(lane: Part['lane']): Reader<PartReading> {
  return ofText((context, text, at) => {
    const { item, place } = context
    const open = item.parts.findLast((part) => isAt(part, place, lane) && !part.isDone)
    if (open) open.isDone = true
    const isSaid = open
      ? open.text === text
      : item.parts.some((part) => isAt(part, place, lane) && part.text === text)
    if (isSaid) return
    if (open) context.assembly.rest(text, at, '', context.choice)
    else sayWhole(context, lane, text, at)
  })
}

/** A part as a list of an item says it. Its place may be another one than it was streamed with. */
export function listedPart(lane: Part['lane']): Reader<PartReading> {
  return ofText((context, text, at) => {
    const { left, place } = context
    const same = left.findIndex((part) => part.lane === lane && part.text === text)
    const found = same >= 0 ? same : left.findIndex((part) => isAt(part, place, lane))
    if (found >= 0) left.splice(found, 1)
    if (found < 0) sayWhole(context, lane, text, at)
    else if (found !== same) context.assembly.rest(text, at, '', context.choice)
  })
}

function ofText(read: (context: PartReading, text: string, at: string) => void): Reader<PartReading> {
  return reads((context, value, at) => {
    if (typeof value === 'string') read(context, value, at)
    else context.assembly.rest(value, at, '', context.choice)
  })
}

function isAt(part: Part, place: string, lane: Part['lane']): boolean {
  return part.place === place && part.lane === lane
}

function newPart({ item, place }: PartReading, lane: Part['lane']): Part {
  const part = { place, lane, text: '', isDone: false }
  item.parts.push(part)
  return part
}

function sayWhole(context: PartReading, lane: Part['lane'], text: string, at: string): void {
  const part = newPart(context, lane)
  say(context, part, text, at)
  part.isDone = true
}

function say({ assembly, choice, response }: PartReading, part: Part, text: string, at: string): void {
  const { lane } = part
  if (lane !== 'refusal') {
    if (response.last[lane] !== part) assembly.border(choice, lane)
    response.last[lane] = part
  }
  part.text += text
  assembly.text(choice, lane, text, at)
}

/** A citation in a list of an item: a stream has given it before. */
export const listedCitation: Reader<ItemReading> = reads((context, value, at) => {
  const text = JSON.stringify(value)
  const found = context.uncited.indexOf(text)
  if (found >= 0) context.uncited.splice(found, 1)
  else cite(context, value, at)
})

/** A citation that is given alone. */
export const newCitation: Reader<ItemReading> = reads(cite)

function cite({ assembly, choice, item }: ItemReading, value: JsonValue, at: string): void {
  item.citations.push(JSON.stringify(value))
  assembly.rest(value, at, 'citation', choice)
}
