import type { JsonValue } from '#lib/json/document'
import { field } from '#lib/json/value'
import type { Fields, Reading } from '../reader'

/*
 * Gemini's fields have two spellings: google-genai's clients for Python say `finish_reason`, the API itself says
 * `finishReason`.
 */

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * The spelling of a field's name that an object uses.
 * @param name as Python spells it
 */
export function spelled(value: JsonValue | undefined, name: string): string {
  return (field(value, name) ?? null) === null ? camelCase(name) : name
}

/**
 * The value of a field in either spelling; undefined if there is none.
 * @param name as Python spells it
 */
export function either(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return field(value, name) ?? field(value, camelCase(name))
}

/**
 * Adds the API's spelling of each field to a table.
 * @param table with the names as Python spells them
 */
export function bothSpellings<C extends Reading>(table: Fields<C>): Fields<C> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, reader]) => [
      [name, reader],
      [camelCase(name), reader],
    ]),
  )
}
