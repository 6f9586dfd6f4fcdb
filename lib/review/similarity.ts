import type { JsonValue } from '#lib/json/document'
import { field, isObject } from '#lib/json/value'
import type { Recording } from '#lib/recording/read'

/** What a request is made of, and how often. */
export interface Features {
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
}

/**
 * The words, numbers and other values of a request, each with the key below which it stands. The test id and what is
 * not sent are left out.
 */
export function featuresOf({ value }: Recording): Features {
  const counts = new Map<string, number>()
  let total = 0
  const add = (feature: string): void => {
    counts.set(feature, (counts.get(feature) ?? 0) + 1)
    total++
  }
  const walk = (item: JsonValue, key: string): void => {
    if (Array.isArray(item)) for (const one of item) walk(one, key)
    else if (isObject(item)) {
      for (const name of Object.keys(item)) walk(item[name] as JsonValue, name)
    } else if (typeof item === 'string') {
      for (const word of item.split(/[\s/]+/)) if (word !== '') add(`${key} ${word}`)
    } else add(`${key} ${String(item)}`)
  }
  const request = field(value, 'request')
  for (const key of SENT) walk(field(request, key) ?? null, key)
  return { counts, total }
}

const SENT = ['method', 'url', 'body', 'payload', 'tool_name', 'kwargs', 'file_id']

/** How much of two requests is the same: 1 when all is, 0 when nothing is. */
export function similarity(a: Features, b: Features, atLeast = 0): number {
  const bound = Math.min(a.total, b.total) / Math.max(a.total, b.total, 1)
  if (bound < atLeast) return 0
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a]
  let shared = 0
  for (const [feature, count] of few.counts) shared += Math.min(count, many.counts.get(feature) ?? 0)
  return shared / (a.total + b.total - shared)
}
