import type { JsonValue } from '#lib/json/document'
import { type ExactValue, markedNumber } from '#lib/json/exact'
import { isObject, type JsonObject } from '#lib/json/value'
import { writeFloat, writeString } from '#lib/json/write'
import { compareCodePoints } from './code-points'
import { isFinal, normalizeDecimals, normalizeText } from './normalize-text'
import { roundFive } from './round'

/** `all`: the current rules; `decimals`: only numbers and decimals in strings; `nothing`: values unchanged. */
export type Normalization = 'all' | 'decimals' | 'nothing'

/** Writes values as Python's `json.dumps(value, sort_keys=True)` does, normalised. */
export class ValueWriter {
  /** True when no string of the text can change, so that none needs to be checked. */
  private readonly allFinal: boolean
  private changed = false

  constructor(
    private readonly source: ExactValue,
    private readonly normalize: Normalization,
  ) {
    this.allFinal = normalize === 'nothing' || isFinal(source.text)
  }

  /** Whether normalising has changed anything that was written; if not, no normalisation would. */
  get hasChanged(): boolean {
    return this.changed
  }

  /** @param dropped a key of the value itself that `all` leaves out */
  write(value: JsonValue, dropped?: string): string {
    return this.value(value, true, dropped)
  }

  /** @param atTop true for the value itself or an element of a list, where the recorder looks for `extra_body` */
  private value(value: JsonValue, atTop: boolean, dropped?: string): string {
    if (isObject(value)) return this.object(value, atTop, dropped)
    if (Array.isArray(value)) return `[${value.map((item) => this.value(item, true)).join(', ')}]`
    if (typeof value !== 'string') return String(value)
    const number = markedNumber(this.source, value)
    return number === undefined ? this.string(value) : this.number(number)
  }

  private number(spelling: string): string {
    if (/^-?\d+$/.test(spelling)) return spelling
    const number = Number(spelling)
    if (this.normalize === 'nothing') return writeFloat(number)
    const rounded = roundFive(number)
    if (!Object.is(rounded, number)) this.changed = true
    return writeFloat(rounded)
  }

  private string(text: string): string {
    if (this.allFinal) return writeString(text)
    const normal = this.normalize === 'all' ? normalizeText(text) : normalizeDecimals(text)
    if (normal !== text) this.changed = true
    return writeString(normal)
  }

  private object(object: JsonObject, atTop: boolean, dropped?: string): string {
    let members = ''
    for (const key of sortedKeys(object)) {
      if (key === dropped && this.normalize === 'all') {
        this.changed = true
        continue
      }
      const isExtra = atTop && (key === 'extra_body' || key === 'extra_query')
      const value = this.value(object[key] ?? null, false, isExtra ? 'project_id' : undefined)
      members += `${members === '' ? '' : ', '}${writeString(key)}: ${value}`
    }
    return `{${members}}`
  }
}

/** Most objects are written sorted, or have few keys, so they are first looked at. */
function sortedKeys(object: JsonObject): readonly string[] {
  const keys = Object.keys(object)
  for (let index = 1; index < keys.length; index++) {
    if (compareCodePoints(keys[index - 1] ?? '', keys[index] ?? '') > 0) return keys.sort(compareCodePoints)
  }
  return keys
}
