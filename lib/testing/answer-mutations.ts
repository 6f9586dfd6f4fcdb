import { eventsOfLines } from '#lib/exchange/event-lines'
import type { JsonValue } from '#lib/json/document'
import { pathOf, stepOf } from '#lib/json/pointer'
import { isObject } from '#lib/json/value'
import { isOfLines } from '#lib/wire/assemble'
import type { Recording } from '#lib/wire/recording'

/* For tests: a copy of a recording with one value of the answer changed. */

/** A string, number or boolean of an answer. */
export interface AnswerLeaf {
  /** Index of the item that contains it. */
  readonly item: number
  /** Pointer from the item's fields (for server-sent events: from the data) to the value. */
  readonly at: string
  readonly value: string | number | boolean
}

/** Returns every string, number and boolean of an answer, in order. */
export function leavesOfAnswer(recording: Recording): AnswerLeaf[] {
  const { items } = recording.answer
  if (!isOfLines(recording)) return items.flatMap(({ value }, item) => leavesIn(value, item, ''))
  const events = eventsOfLines(items.map(({ value }) => value))
  return events.flatMap(({ line, value }) => (value === undefined ? [] : leavesIn(value, line, '')))
}

function leavesIn(value: JsonValue, item: number, at: string): AnswerLeaf[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [{ item, at, value }]
  }
  if (Array.isArray(value)) return value.flatMap((one, index) => leavesIn(one, item, `${at}/${index}`))
  if (!isObject(value)) return []
  return Object.keys(value).flatMap((key) => leavesIn(value[key] ?? null, item, at + stepOf(key)))
}

/** Returns a different value of the same type. */
function other(value: AnswerLeaf['value']): AnswerLeaf['value'] {
  if (typeof value === 'boolean') return !value
  return typeof value === 'number' ? value + 1 : `${value}~`
}

/** Copies a recording's value with one value of the answer changed; null when the text around it cannot be changed. */
export function withOther(recording: Recording, { item, at, value }: AnswerLeaf): JsonValue | null {
  const copy = structuredClone(recording.value)
  const { answer } = recording
  const path = answer.isList ? [...answer.bodyPath, item] : answer.bodyPath
  const within = answer.items[item]?.within ?? ''
  if (!isOfLines(recording))
    return setAt(copy, [...path, ...pathOf(within + at)], () => other(value)) ? copy : null
  const isSet = setAt(copy, path, (line) => {
    const [, head = '', data = ''] = /^(data: ?)(.*)$/s.exec(String(line)) ?? []
    if (head === '') return line
    const event = JSON.parse(data) as JsonValue
    setAt(event, pathOf(at), () => other(value))
    return head + JSON.stringify(event)
  })
  return isSet ? copy : null
}

function setAt(
  root: JsonValue,
  path: readonly (string | number)[],
  change: (before: JsonValue) => JsonValue,
): boolean {
  let holder = root
  for (const step of path.slice(0, -1)) {
    const next = Array.isArray(holder) ? holder[Number(step)] : isObject(holder) ? holder[step] : undefined
    if (next === undefined) return false
    holder = next
  }
  const last = path.at(-1)
  if (last === undefined) return false
  if (Array.isArray(holder)) {
    holder[Number(last)] = change(holder[Number(last)] ?? null)
    return true
  }
  if (!isObject(holder)) return false
  holder[last] = change(holder[last] ?? null)
  return true
}
