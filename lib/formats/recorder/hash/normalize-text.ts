import { fixedFive } from './round'

/**
 * The characters that `\s` and `\d` match in a Python regular expression for text. JavaScript's `\s` has a different
 * set.
 */
export const PYTHON_SPACE =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const SPACE = `[${PYTHON_SPACE}]`
const DIGIT = '\\p{Nd}'

const HEX = (digits: number): string => `[a-f0-9]{${digits}}`
const UUID = `${HEX(8)}-${HEX(4)}-${HEX(4)}-${HEX(4)}-${HEX(12)}`

const SCORE = new RegExp(`score:${SPACE}*[-+]?${DIGIT}*\\.?${DIGIT}+(?:[eE][-+]?${DIGIT}+)?`, 'gu')
const DOCUMENT_ID = new RegExp(`document_id:${SPACE}*${UUID}`, 'gu')
const CITATION = new RegExp(`<\\|${UUID}\\|>`, 'g')
// The look-behind does not change which decimals are found, but avoids trying every digit of a long run.
const LONG_DECIMAL = new RegExp(`-?(?<!${DIGIT})${DIGIT}+\\.${DIGIT}{4,}`, 'gu')

/** Finds where a rule could start in a string of JSON text. */
const MAY_CHANGE = /score:|attributes:|document_id:|<\||\.(?:\d{4}|\d*\\u)/

/**
 * Returns true when no rule can change any string in a piece of JSON text in the recorder's own form. This holds for
 * most requests, and saves decoding and writing them. It may be false for some texts that would not change.
 */
export function isFinal(json: string): boolean {
  return !MAY_CHANGE.test(json)
}

/** Applies all five rules for strings (docs/format.md, 5), in the recorder's order. */
export function normalizeText(text: string): string {
  let result = text
  if (result.includes('score:')) result = result.replace(SCORE, 'score: __NORMALIZED__')
  result = dropAttributes(result)
  if (result.includes('document_id:')) result = result.replace(DOCUMENT_ID, 'document_id: __NORMALIZED__')
  if (result.includes('<|')) result = result.replace(CITATION, '<|__NORMALIZED__|>')
  return normalizeDecimals(result)
}

/** Writes each decimal of four or more places with five places. Digits of any script count, as in Python. */
export function normalizeDecimals(text: string): string {
  return text.replace(LONG_DECIMAL, (decimal) => fixedFive(Number(asciiDigits(decimal))))
}

function asciiDigits(decimal: string): string {
  return decimal.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : String(digitValue(digit))))
}

const IS_DIGIT = /\p{Nd}/u

/**
 * Returns the value of a digit. Unicode keeps the digits of a script together, from zero to nine, and sets of ten
 * follow each other without a gap.
 */
function digitValue(digit: string): number {
  let zero = digit.codePointAt(0) ?? 0
  const point = zero
  while (IS_DIGIT.test(String.fromCodePoint(zero - 1))) zero--
  return (point - zero) % 10
}

const ATTRIBUTES = 'attributes:'
const SPACES = new RegExp(`${SPACE}*`, 'y')
const TRAILING_SPACE = new RegExp(SPACE)

/**
 * Removes `attributes: {…}` up to the first `}`, with the white space before it and one comma before that. Written by
 * hand, because this rule's regular expression takes quadratic time on long white space and on unclosed braces.
 */
function dropAttributes(text: string): string {
  let kept = ''
  let done = 0
  for (let at = text.indexOf(ATTRIBUTES); at !== -1; at = text.indexOf(ATTRIBUTES, at)) {
    const brace = skipSpaces(text, at + ATTRIBUTES.length)
    if (text[brace] === '{') {
      const close = text.indexOf('}', brace)
      if (close === -1) break
      kept += text.slice(done, startOfRemoval(text, at, done))
      done = close + 1
      at = done
    } else at += ATTRIBUTES.length
  }
  return kept + text.slice(done)
}

function skipSpaces(text: string, from: number): number {
  SPACES.lastIndex = from
  SPACES.test(text)
  return SPACES.lastIndex
}

function startOfRemoval(text: string, attributes: number, lowest: number): number {
  let start = attributes
  while (start > lowest && TRAILING_SPACE.test(text[start - 1] ?? '')) start--
  return start > lowest && text[start - 1] === ',' ? start - 1 : start
}
