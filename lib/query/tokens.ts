import {
  isNameField,
  isNumberField,
  isState,
  isTextField,
  nameField,
  numberField,
  STATE_NAMES,
} from './field-lists'
import { foldText, type Span } from './fold-text'
import { rangeIn } from './number-range'
import type { NameTerm, Term } from './terms'

/** A term with its place in the text of a query. */
export interface Token {
  readonly start: number
  /** Offset after the last UTF-16 unit. */
  readonly end: number
  /** null for an unfinished term, as in `""` or `model:`. */
  readonly term: Term | null
  readonly note: string | null
  /** The place of each value of a name, with its quotes; empty values too. */
  readonly values?: readonly Span[]
}

/** Splits the text of a query into its terms. Everything but white space belongs to a token. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const start = /\S/g
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const token = tokenAt(text, found.index)
    tokens.push(token)
    start.lastIndex = token.end
  }
  return tokens
}

function tokenAt(text: string, start: number): Token {
  const negated = text[start] === '!' && /^!\S/.test(text.slice(start, start + 2))
  const at = negated ? start + 1 : start
  const name = /^[A-Za-z]+(?=:)/.exec(text.slice(at, at + 16))?.[0].toLowerCase() ?? ''
  const value = at + name.length + 1
  if (isNameField(name)) {
    const exact = text[value] === '='
    const { values, places, end, note } = readValues(text, exact ? value + 1 : value)
    const term = { type: 'name', negated, field: name, exact, values } as const
    return {
      start,
      end,
      term: values.length === 0 ? null : term,
      note: note ?? closedNote(term),
      values: places,
    }
  }
  if (isTextField(name)) return textToken(text, { start, at: value, negated, field: name, note: null })
  if (isNumberField(name)) {
    const { value: typed, end } = readValue(text, value, /\S*/y)
    if (typed === '') return { start, end, term: null, note: null }
    if (rangeIn(typed, numberField(name).unit))
      return { start, end, term: { type: 'number', negated, field: name, value: typed }, note: null }
    return textToken(text, { start, at, negated, field: null, note: rangeNote(name, typed) })
  }
  const state = name === 'is' ? (/^\S+/.exec(text.slice(value))?.[0] ?? '') : ''
  const known = state.toLowerCase()
  if (isState(known)) {
    const term = { type: 'state', negated, state: known } as const
    return { start, end: value + state.length, term, note: null }
  }
  if (name === 'is' && state === '') return { start, end: value, term: null, note: null }
  const note = name === '' || text.startsWith('//', value) ? null : unknownNote(name, state)
  return textToken(text, { start, at, negated, field: null, note })
}

/** The maximum number of values of a field that a note lists. */
const FEW_VALUES = 6

/** Returns a note when no recording can have one of the values; otherwise null. */
function closedNote({ field, exact, values }: NameTerm): string | null {
  const names = nameField(field).values
  const other = values.find((value) => {
    const word = foldText(value)
    return names?.every((name) => (exact ? name !== value : !name.includes(word)))
  })
  if (names === undefined || other === undefined) return null
  const known = names.length <= FEW_VALUES ? ` (${names.join(', ')})` : ''
  return `No recording has ${field}:${other}: it is not one of the values of ${field}:${known}.`
}

function rangeNote(field: string, typed: string): string {
  return `${field}:${typed} is not a number or a range, such as ${field}:>100 or ${field}:10..50: it is searched as text.`
}

function unknownNote(name: string, state: string): string {
  return name === 'is'
    ? `is:${state} is not known (${STATE_NAMES.map((name) => `is:${name}`).join(', ')}): it is searched as text.`
    : `${name}: is not a field: it is searched as text. In quotes it is text without this note.`
}

interface TextStart {
  readonly start: number
  readonly at: number
  readonly negated: boolean
  readonly field: (Term & { type: 'text' })['field']
  readonly note: string | null
}

function textToken(text: string, { start, at, negated, field, note }: TextStart): Token {
  const read = readValue(text, at, /\S*/y)
  const isSeen = foldText(read.value) !== ''
  const term = isSeen ? ({ type: 'text', negated, field, value: read.value } as const) : null
  const unseen = isSeen || read.value === '' ? null : UNSEEN
  return { start, end: read.end, term, note: note ?? read.note ?? unseen }
}

interface ReadValue {
  readonly value: string
  readonly end: number
  readonly note: string | null
}

const UNSEEN = 'A term has only characters of no width: it is left out.'
const UNCLOSED = 'A quote is not closed: all text after it is searched as one phrase.'

/** Reads a phrase in quotes, where `\"` is a quote and `\\` a backslash, or otherwise the text that `word` matches. */
function readValue(text: string, at: number, word: RegExp): ReadValue {
  if (text[at] !== '"') {
    word.lastIndex = at
    const value = word.exec(text)?.[0] ?? ''
    return { value, end: at + value.length, note: null }
  }
  const phrase = /"((?:\\["\\]|[^"])*)("?)/y
  phrase.lastIndex = at
  const [whole = '"', inside = '', close = ''] = phrase.exec(text) ?? []
  const value = inside.replace(/\\(["\\])/g, '$1')
  return { value, end: at + whole.length, note: close === '' ? UNCLOSED : null }
}

interface ReadValues {
  readonly values: readonly string[]
  readonly places: readonly Span[]
  readonly end: number
  readonly note: string | null
}

function readValues(text: string, start: number): ReadValues {
  const values: string[] = []
  const places: Span[] = []
  let at = start
  for (;;) {
    const read = readValue(text, at, /[^\s|]*/y)
    if (read.value !== '') values.push(read.value)
    places.push({ start: at, end: read.end })
    if (read.note !== null || text[read.end] !== '|')
      return { values, places, end: read.end, note: read.note }
    at = read.end + 1
  }
}
