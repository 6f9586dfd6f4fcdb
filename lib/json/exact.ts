import type { JsonDocument, JsonValue } from './document'
import { writeDocument } from './write'

/**
 * The value of a JSON text in which numbers that JavaScript would change or confuse keep their spelling: floats (`1.0`
 * is not an integer), integers of 16 or more digits, NaN and the infinities. These numbers are strings that start with
 * the mark.
 */
export interface ExactValue {
  readonly value: JsonValue
  /** No other string of the value starts with it; null when no number needs a mark. */
  readonly mark: string | null
  /** The text, in the recorder's own form. */
  readonly text: string
}

/** A line ends with a number only where the number is a value: strings end with their quote. */
const INEXACT = /(: |\n +)(-?(?:\d+\.\d+(?:e[-+]\d+)?|\d+e[-+]\d+|\d{16,}|Infinity)|NaN)(?=,?\n)/g

/** @param text in the recorder's own form */
export function exactValueOf(text: string): ExactValue {
  return new ExactText(text)
}

/** Its value is made on demand: where two texts are equal, one value is enough. */
class ExactText implements ExactValue {
  #value: JsonValue | undefined
  #mark: string | undefined

  constructor(readonly text: string) {}

  get mark(): string {
    this.#mark ??= this.freeMark()
    return this.#mark
  }

  get value(): JsonValue {
    this.#value ??= JSON.parse(this.text.replace(INEXACT, `$1"\\u0001${this.mark.slice(1)}$2"`)) as JsonValue
    return this.#value
  }

  private freeMark(): string {
    let mark = 0
    while (this.text.includes(`\\u0001${mark}#`)) mark++
    return `\u0001${mark}#`
  }
}

/**
 * The exact value of a document in any form: values as Python reads them.
 * @param without a key of the outermost object that is left out
 */
export function exactValueOfDocument(document: JsonDocument, without?: string): ExactValue {
  return exactValueOf(writeDocument(document, without))
}

/** The spelling of a marked number; undefined for any other value. */
export function markedNumber({ mark }: ExactValue, value: JsonValue): string | undefined {
  return mark !== null && typeof value === 'string' && value.startsWith(mark)
    ? value.slice(mark.length)
    : undefined
}
