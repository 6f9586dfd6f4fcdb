/** A range of whole numbers, both ends included. */
export interface NumberRange {
  readonly least: number
  readonly most: number
}

/** What a number field counts. Sizes may have units. */
export type NumberUnit = 'bytes' | 'count'

const BYTES: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
}
const NUMBER = /^(\d[\d,]*(?:\.\d+)?)([a-z]*)$/i
const COMPARED = /^(>=|<=|>|<|=?)(.+)$/
const BETWEEN = /^(.*?)\.\.(.*)$/

/**
 * Reads a range as it is typed in a query: `>100kB`, `<=5`, `10..50`, `10..`, `..50`, or one number. A kilobyte has 1,000
 * bytes, as where sizes are shown.
 * @returns null for any other text
 */
export function rangeIn(text: string, unit: NumberUnit): NumberRange | null {
  const between = BETWEEN.exec(text)
  return between ? rangeBetween(between[1] ?? '', between[2] ?? '', unit) : rangeCompared(text, unit)
}

function rangeBetween(first: string, last: string, unit: NumberUnit): NumberRange | null {
  const ends = [
    first === '' ? 0 : numberIn(first, unit),
    last === '' ? Number.POSITIVE_INFINITY : numberIn(last, unit),
  ]
  const [one, other] = ends
  if (one == null || other == null || first + last === '') return null
  return { least: Math.ceil(Math.min(one, other)), most: Math.floor(Math.max(one, other)) }
}

function rangeCompared(text: string, unit: NumberUnit): NumberRange | null {
  const [, sign, written = ''] = COMPARED.exec(text) ?? []
  const number = numberIn(written, unit)
  if (number === null) return null
  switch (sign) {
    case '>':
      return { least: Math.floor(number) + 1, most: Number.POSITIVE_INFINITY }
    case '>=':
      return { least: Math.ceil(number), most: Number.POSITIVE_INFINITY }
    case '<':
      return { least: 0, most: Math.ceil(number) - 1 }
    case '<=':
      return { least: 0, most: Math.floor(number) }
    default:
      return { least: number, most: number }
  }
}

function numberIn(text: string, unit: NumberUnit): number | null {
  const [, digits, name = ''] = NUMBER.exec(text) ?? []
  const factor = unit === 'bytes' ? BYTES[name.toLowerCase()] : name === '' ? 1 : undefined
  if (digits === undefined || factor === undefined) return null
  // 319.6 × 1,000 is not quite 319,600 in binary.
  return Number((Number(digits.replaceAll(',', '')) * factor).toPrecision(15))
}
