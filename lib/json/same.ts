import type { JsonValue } from './document'
import { isObject } from './value'

/**
 * Whether two values in memory are equal; the order of keys makes no difference. What the native parser loses (digits
 * of big integers, `1` and `1.0`) is equal here: `sameValue` knows.
 */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}
