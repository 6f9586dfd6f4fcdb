import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'
import { type Family, isUsageKey, OUTSIDE, type Place, placeOf } from './aspect'

type Counts = Map<string, number>

const COUNTING: ReadonlySet<Family> = new Set<Family>(['message', 'vectors', 'rerank', 'whole'])

/**
 * The counts of tokens in a body, by name (`completion_tokens_details.reasoning_tokens`). In a stream a later count
 * replaces an earlier one.
 */
export function tokenCounts(family: Family, body: JsonValue): ReadonlyMap<string, number> {
  const counts: Counts = new Map()
  if (COUNTING.has(family)) findCounts(family, body, OUTSIDE, counts)
  return counts
}

function findCounts(family: Family, value: JsonValue, place: Place, counts: Counts): void {
  if (Array.isArray(value)) for (const item of value) findCounts(family, item, place, counts)
  if (!isObject(value)) return
  for (const key of Object.keys(value)) {
    const member = value[key] ?? null
    if (typeof member !== 'object' || member === null) {
      if (typeof member === 'number' && isUsageKey(key)) counts.set(key, member)
      continue
    }
    const inner = placeOf(family, place, key, member)
    if (inner.inUsage) addCounts(family, member, inner, '', counts)
    else if (inner.aspect === null) findCounts(family, member, inner, counts)
  }
}

/** What stands in one `usage`; the items of a list in it are named by their place. */
function addCounts(family: Family, value: JsonValue, place: Place, name: string, counts: Counts): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    const inner = Array.isArray(value) ? place : placeOf(family, place, key, member)
    const full = name === '' ? key : `${name}.${key}`
    if (typeof member === 'number' && inner.aspect === 'usage') counts.set(full, member)
    else if (inner.aspect === null) addCounts(family, member, inner, full, counts)
  }
}

/** Whether two bodies count the same. */
export function isSameCount(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, count]) => b.get(name) === count)
}
