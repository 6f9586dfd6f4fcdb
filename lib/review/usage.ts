import type { JsonValue } from '#lib/json/document'
import { isObject } from '#lib/json/value'
import { type Family, OUTSIDE, type Place, placeOf } from './aspect'

/**
 * The counts of tokens in a body, by name (`completion_tokens_details.reasoning_tokens`). In a stream a later count
 * replaces an earlier one.
 */
export function tokenCounts(family: Family, body: JsonValue): Map<string, number> {
  const counts = new Map<string, number>()
  const walk = (value: JsonValue, place: Place, name: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, place, name)
    else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        const member = value[key] as JsonValue
        const inner = placeOf(family, place, key, member)
        if (inner.aspect === null || inner.aspect === 'usage')
          walk(member, inner, place.inUsage && name !== '' ? `${name}.${key}` : nameOf(place, key))
      }
    } else if (place.aspect === 'usage' && typeof value === 'number') counts.set(name, value)
  }
  walk(body, OUTSIDE, '')
  return counts
}

/** A count is named from its `usage` on. */
function nameOf(place: Place, key: string): string {
  return place.inUsage || key.endsWith('eval_count') ? key : ''
}

/** Whether two bodies count the same. */
export function isSameCount(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, count]) => b.get(name) === count)
}
