import type { JsonValue } from './document'

export type JsonObject = { [key: string]: JsonValue }

/*
 * Readers for values of which nothing is known yet: each returns what is there, or an empty answer when the value has
 * another shape. A recording with problems is still shown, so code that reads one must not trust its shape.
 */

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of an object's own key, or undefined. */
export function field(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** The value below a chain of keys, or undefined. */
export function fieldAt(value: JsonValue | undefined, ...keys: string[]): JsonValue | undefined {
  return keys.reduce<JsonValue | undefined>(field, value)
}

/** A string field; empty when it is missing or not a string. */
export function stringField(value: JsonValue | undefined, key: string): string {
  const found = field(value, key)
  return typeof found === 'string' ? found : ''
}

/** A string field; null when it is missing or not a string. */
export function optionalString(value: JsonValue | undefined, key: string): string | null {
  const found = field(value, key)
  return typeof found === 'string' ? found : null
}

/** A number field; null when it is missing or not a number. */
export function numberField(value: JsonValue | undefined, key: string): number | null {
  const found = field(value, key)
  return typeof found === 'number' ? found : null
}

/** The items of a list field; empty when it is missing or not a list. */
export function listField(value: JsonValue | undefined, key: string): JsonValue[] {
  const found = field(value, key)
  return Array.isArray(found) ? found : []
}
