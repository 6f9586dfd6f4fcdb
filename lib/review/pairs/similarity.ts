import type { JsonValue } from '#lib/json/document'
import { isObject, type JsonObject, stringField } from '#lib/json/value'
import type { Recording } from '#lib/wire/recording'

/** The features of a request, with the number of times that each occurs. */
export interface Features {
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
}

/**
 * Collects the words, numbers and other values that were sent, each with its key. Left out are the test id, model and
 * address, because recordings are made again when a provider moves, and what a model or tool said in earlier turns,
 * because it differs after recording again.
 */
export function featuresOf({ call }: Recording): Features {
  const counts = new Map<string, number>()
  let total = 0
  const add = (feature: string): void => {
    counts.set(feature, (counts.get(feature) ?? 0) + 1)
    total++
  }
  const { shape, method, endpoint, tool, sent = null, about } = call
  const asked: JsonObject =
    shape === 'inference' ? { method, endpoint } : shape === 'http' ? { method } : { tool }
  for (const [name, value] of Object.entries(shape === 'file' ? about : asked)) addFeatures(value, name, add)
  if (!isObject(sent)) addFeatures(sent, 'sent', add)
  else for (const name of Object.keys(sent)) if (name !== 'model') addFeatures(sent[name] ?? null, name, add)
  return { counts, total }
}

function addFeatures(value: JsonValue, key: string, add: (feature: string) => void): void {
  if (Array.isArray(value)) for (const item of value) addFeatures(item, key, add)
  else if (isObject(value)) {
    if (isAnswered(value)) add(`role ${stringField(value, 'role')}`)
    else for (const name of Object.keys(value)) addFeatures(value[name] ?? null, name, add)
  } else if (typeof value === 'string') {
    for (const word of value.split(/\s+/)) if (word !== '') add(`${key} ${word}`)
  } else add(`${key} ${String(value)}`)
}

const ANSWERING = new Set(['assistant', 'model', 'tool'])

function isAnswered(message: JsonValue): boolean {
  return ANSWERING.has(stringField(message, 'role'))
}

/**
 * Returns the similarity of two requests: 1 when they are equal, 0 when they share nothing.
 * @param atLeast returns 0 early when the similarity cannot reach this
 */
export function similarity(a: Features, b: Features, atLeast = 0): number {
  const bound = Math.min(a.total, b.total) / Math.max(a.total, b.total, 1)
  if (bound < atLeast) return 0
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [feature, count] of few.counts) shared += Math.min(count, many.counts.get(feature) ?? 0)
  return shared / (a.total + b.total - shared)
}
