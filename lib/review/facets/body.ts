import { eventsOfLines } from '#lib/exchange/event-lines'
import type { Recording } from '#lib/formats/recorder/read'
import type { JsonValue } from '#lib/json/document'
import { field, isObject, type JsonObject } from '#lib/json/value'
import { type Aspect, type Family, OUTSIDE, type Place, placeOf } from './aspect'

/** The body of a response; the lines of server-sent events as the events they are. */
export function bodyOf({ kind, value }: Recording): JsonValue {
  const body = field(field(value, 'response'), 'body') ?? null
  const isLines = kind === 'anthropic.message.events' || kind === 'gemini.interaction.events'
  if (!isLines || !Array.isArray(body)) return body
  return eventsOfLines(body).map(({ name, value, data }) => ({ name, data: value ?? data }))
}

/** The part of a body that is of some aspects; undefined when nothing is. Places in arrays are kept. */
export function partOf(
  family: Family,
  value: JsonValue,
  keeps: (aspect: Aspect) => boolean,
  place: Place = OUTSIDE,
): JsonValue | undefined {
  if (place.aspect !== null) return keeps(place.aspect) ? value : undefined
  if (Array.isArray(value)) {
    const items = value.map((item) => partOf(family, item, keeps, place))
    return items.every((item) => item === undefined) && value.length > 0
      ? undefined
      : items.map((item) => item ?? null)
  }
  // Only what stands outside every object has no place yet.
  if (!isObject(value)) return keeps(family === 'whole' ? 'answer' : 'metadata') ? value : undefined
  const members: [string, JsonValue][] = []
  for (const key of Object.keys(value)) {
    const member = value[key] as JsonValue
    const part = partOf(family, member, keeps, placeOf(family, place, key, member))
    if (part !== undefined) members.push([key, part])
  }
  return members.length === 0 && Object.keys(value).length > 0 ? undefined : objectOf(members)
}

function objectOf(members: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries(members)
}

/**
 * What a body says of some aspects, wherever in a list it says so: the values by their keys. What is empty says nothing.
 */
export function factsOf(family: Family, body: JsonValue, keeps: (aspect: Aspect) => boolean): Set<string> {
  const facts = new Set<string>()
  const walk = (value: JsonValue, place: Place, path: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, place, path)
    else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        const member = value[key] as JsonValue
        walk(member, placeOf(family, place, key, member), `${path}/${key}`)
      }
    } else if (value !== null && value !== '' && keeps(place.aspect ?? 'metadata')) {
      facts.add(`${path}=${String(value)}`)
    }
  }
  walk(body, OUTSIDE, '')
  return facts
}
