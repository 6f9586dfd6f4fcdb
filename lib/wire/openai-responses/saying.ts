import type { JsonValue } from '#lib/json/document'
import { type Reader, type Reading, reads } from '../reader'
import type { ItemPart, Items, OutputItem } from './items'

/*
 * A stream of the Responses API gives everything several times: in pieces, whole at the end of a part, whole at the end
 * of an item, and in the final response. This file tells repetitions from new content.
 */

/** What has been read of a response so far. */
export interface Response {
  readonly items: Items
  /** Values of the response itself, as JSON text, by their path. */
  readonly said: Map<string, string>
  /** The last part that added to each lane, to see where another part begins. */
  readonly last: { text: ItemPart | null; reasoning: ItemPart | null }
  finish: string
  hasFailed: boolean
}

/** Where a value of a response is read, and what has been read of the response before. */
export interface ResponseReading extends Reading {
  readonly response: Response
  /** Values of the object that have been read before, as JSON text, by path. */
  readonly said: Map<string, string>
  /** Pointer to where reading the object starts, and the path within the object that this is. */
  readonly start: string
  readonly path: string
}

/** Where a value of an item is read, and what has been read of the item before. */
export interface ItemReading extends ResponseReading {
  readonly item: OutputItem
  /** The parts of the item that have been read before and that its lists have not repeated yet. */
  readonly left: ItemPart[]
  /** The citations, as JSON text, that have been read before and that its lists have not repeated yet. */
  readonly uncited: string[]
}

/** Where a value of a part of an item is read. */
export interface PartReading extends ItemReading {
  /** The list that the part is in and its index there, as in `Part`. */
  readonly place: string
}

/**
 * A reader that skips a value equal to the last one at its path. A different value at that path is read, so that it is
 * shown.
 */
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

/** Makes a reader of a piece of a part's text. */
export function piece(lane: ItemPart['lane']): Reader<PartReading> {
  return ofText((context, text, at) => {
    const { item, place } = context
    const open = item.parts.findLast((part) => isAt(part, place, lane) && !part.isDone)
    say(context, open ?? newPart(context, lane), text, at)
  })
}

/** Makes a reader of a part's whole text in an event. A text that differs from its pieces is rest. */
export function wholePart(lane: ItemPart['lane']): Reader<PartReading> {
  return ofText((context, text, at) => {
    const { item, place } = context
    const open = item.parts.findLast((part) => isAt(part, place, lane) && !part.isDone)
    if (open) open.isDone = true
    const said = open ?? item.parts.find((part) => isAt(part, place, lane) && part.text === text)
    if (said?.text === text) againPart(context, said, at)
    else if (open) context.assembly.rest(text, at, '', context.choice)
    else sayWhole(context, lane, text, at)
  })
}

/** Makes a reader of a part's text in a list of an item. The part may have been streamed with another place. */
export function listedPart(lane: ItemPart['lane']): Reader<PartReading> {
  return ofText((context, text, at) => {
    const { left, place } = context
    const same = left.findIndex((part) => part.lane === lane && part.text === text)
    const found = same >= 0 ? same : left.findIndex((part) => isAt(part, place, lane))
    const [part] = found >= 0 ? left.splice(found, 1) : []
    if (!part) sayWhole(context, lane, text, at)
    else if (found === same) againPart(context, part, at)
    else context.assembly.rest(text, at, '', context.choice)
  })
}

function ofText(read: (context: PartReading, text: string, at: string) => void): Reader<PartReading> {
  return reads((context, value, at) => {
    if (typeof value === 'string') read(context, value, at)
    else context.assembly.rest(value, at, '', context.choice)
  })
}

function isAt(part: ItemPart, place: string, lane: ItemPart['lane']): boolean {
  return part.place === place && part.lane === lane
}

function newPart({ item, place }: PartReading, lane: ItemPart['lane']): ItemPart {
  const part = { place, lane, text: '', isDone: false }
  item.parts.push(part)
  return part
}

function sayWhole(context: PartReading, lane: ItemPart['lane'], text: string, at: string): void {
  const part = newPart(context, lane)
  say(context, part, text, at)
  part.isDone = true
}

function say({ assembly, choice, response }: PartReading, part: ItemPart, text: string, at: string): void {
  const { lane } = part
  if (lane !== 'refusal') {
    if (response.last[lane] !== part) assembly.border(choice, lane)
    response.last[lane] = part
  }
  part.text += text
  assembly.text(choice, lane, text, at, part)
}

/** Notes that a value repeats the text of a part. */
function againPart({ assembly, choice }: PartReading, part: ItemPart, at: string): void {
  assembly.again({ choice, part: part.lane, section: part, ats: [at] })
}

/** Reads a citation in a list of an item, unless the stream has given it before. */
export const listedCitation: Reader<ItemReading> = reads((context, value, at) => {
  const text = JSON.stringify(value)
  const found = context.uncited.indexOf(text)
  if (found >= 0) context.uncited.splice(found, 1)
  else cite(context, value, at)
})

/** Reads a citation that comes on its own. */
export const newCitation: Reader<ItemReading> = reads(cite)

function cite({ assembly, choice, item }: ItemReading, value: JsonValue, at: string): void {
  item.citations.push(JSON.stringify(value))
  assembly.rest(value, at, 'citation', choice)
}
