import type { Entry } from '#lib/entry/row'
import { candidatesOf } from './completion-values'
import {
  isNameField,
  isNumberField,
  isTextField,
  NAME_FIELDS,
  NUMBER_FIELDS,
  nameField,
  STATE_NAMES,
  TEXT_FIELDS,
} from './field-lists'
import { FIELDS, type NameField } from './fields'
import { needsExact } from './filter-term'
import { foldText, type Span } from './fold-text'
import { entriesPassing, testsOf } from './match'
import { placesIn } from './match-places'
import { nameText, parseQuery, termText } from './query'
import { readQuery } from './read-query'
import type { Term } from './terms'
import { type Token, tokensOf } from './tokens'

/** One way to continue a query. */
export interface Completion {
  /** Replaces the text between `start` and `end`. */
  readonly insert: string
  /** Shown dimmed before the name: `!` and the field of a value. */
  readonly before: string
  readonly name: string
  /** Where the name contains the typed text. */
  readonly matches: readonly Span[]
  /**
   * The number of recordings that the query finds with this completion; null for a field, which is not a condition yet.
   */
  readonly count: number | null
  /** What a field is, in a few words; empty for a value. */
  readonly help: string
}

/** The completions at the caret. */
export interface Completions {
  readonly start: number
  readonly end: number
  /** True in the value of a field, where only a completion makes sense. */
  readonly isNamed: boolean
  readonly items: readonly Completion[]
}

/** Returns the entries that pass some terms. The same list for the same terms is counted only once. */
export type Passing = (terms: readonly Term[]) => readonly Entry[]

const MAX_ITEMS = 10
/** The maximum number of values offered for a plain word, which needs at least two letters. */
const MAX_VALUES = 4
const MIN_WORD = 2
/** The maximum number of names from which completions are chosen: the most frequent. */
const MAX_NAMES = 400

/**
 * Lists how a query can continue at the caret: fields, states, and values of name fields, counted together with the
 * other terms of the query. Text typed before the value keeps its spelling.
 * @param caret offset in UTF-16 units
 * @param passing on the index its own, which is faster
 */
export function completionsOf(
  entries: readonly Entry[],
  text: string,
  caret: number,
  passing: Passing = (terms) => entriesPassing(entries, testsOf({ terms })),
): Completions {
  const token = tokensOf(text).find(({ start, end }) => start < caret && caret <= end)
  const place = placeOf(text, caret, token)
  if (place.field === null) {
    const pasted = pastedItems(entries, text)
    if (pasted) return { start: 0, end: text.length, isNamed: false, items: pasted }
  }
  const others = token ? `${text.slice(0, token.start)} ${text.slice(token.end)}` : text
  const { terms } = readQuery(others, entries)
  const items = itemsAt(place, terms.length === 0 ? entries : passing(terms))
    .filter(({ count }) => count !== 0 || place.isNegated)
    .slice(0, MAX_ITEMS)
  const { start, end, field } = place
  return { start, end, isNamed: field !== null, items: items.map((item) => spaced(item, text, end)) }
}

/** Offers the recordings that a pasted text names, or what else it may mean; null for a text that names nothing. */
function pastedItems(entries: readonly Entry[], text: string): Completion[] | null {
  const { taken, instead } = readQuery(text, entries)
  if (instead.length === 0) return null
  const queries = taken ? [termText(taken)] : instead.map(({ query }) => query)
  return queries.map((query) => {
    const name = query.indexOf(':') + 1
    return {
      insert: `${query} `,
      before: query.slice(0, name),
      name: query.slice(name),
      matches: [],
      count: entriesPassing(entries, testsOf(parseQuery(query))).length,
      help: '',
    }
  })
}

/** The part of a query that is being typed: the value of a field, or a word that may become one. */
interface TypedPart {
  /** Start of the text that the completion replaces. */
  readonly start: number
  readonly end: number
  /** The text of the token before and after the replaced text. */
  readonly head: string
  readonly tail: string
  readonly field: NameField | 'is' | 'text' | null
  readonly isNegated: boolean
  readonly typed: string
}

function placeOf(text: string, caret: number, token: Token | undefined): TypedPart {
  if (!token) {
    return { start: caret, end: caret, head: '', tail: '', field: null, isNegated: false, typed: '' }
  }
  const [sign = ''] = /^!?/.exec(text.slice(token.start, caret)) ?? []
  const name = /^!?([A-Za-z]+):/.exec(text.slice(token.start, token.end))?.[1]?.toLowerCase() ?? ''
  const colon = text.indexOf(':', token.start) + 1
  const isAfter = caret >= colon
  const field =
    isAfter && (isNameField(name) || name === 'is')
      ? name
      : isTextField(name) || isNumberField(name)
        ? 'text'
        : null
  const value = token.values?.find((one) => one.start <= caret && caret <= one.end)
  const start = value?.start ?? (field === 'is' ? colon : token.start + sign.length)
  const end = value?.end ?? token.end
  return {
    start,
    end,
    head: text.slice(token.start, start),
    tail: text.slice(end, token.end),
    field: field !== null && isNameField(field) && !value ? 'text' : field,
    isNegated: sign !== '',
    typed: value ? unquoted(text.slice(start, caret)) : text.slice(start, caret),
  }
}

function unquoted(typed: string): string {
  return typed.startsWith('"') ? typed.slice(1).replace(/\\(["\\])/g, '$1') : typed
}

function itemsAt(place: TypedPart, found: readonly Entry[]): Completion[] {
  const { field, typed } = place
  if (field === 'text') return []
  if (field === 'is') return states(place, found, '')
  if (field !== null) return values(place, found, field)
  const isWord = typed.length >= MIN_WORD && !/[\s"]/.test(typed)
  const words = isWord ? OFFERED.flatMap((name) => values(place, found, name, `${name}:`)) : []
  const word = foldText(typed)
  const rank = ({ name }: Completion): number => rankOf(foldText(name), word)
  words.sort((a, b) => rank(a) - rank(b))
  return [...fields(place), ...states(place, found, 'is:'), ...words.slice(0, MAX_VALUES)]
}

/** Fields whose values are offered for a plain word. */
const OFFERED = NAME_FIELDS.filter((name) => nameField(name).isOffered)

/** Everything that can come before a colon, with its explanation. */
const PREFIXES: readonly (readonly [name: string, help: string])[] = [
  ...[...NAME_FIELDS, ...NUMBER_FIELDS, ...TEXT_FIELDS].map((name) => [name, FIELDS[name].help] as const),
  ['is', STATE_NAMES.join(', ')],
]

function fields({ typed, isNegated }: TypedPart): Completion[] {
  const word = typed.toLowerCase()
  return PREFIXES.filter(([name]) => name.startsWith(word)).map(([name, help]) => ({
    insert: `${name}:`,
    before: isNegated ? '!' : '',
    name: `${name}:`,
    matches: word === '' ? [] : [{ start: 0, end: word.length }],
    count: null,
    help,
  }))
}

function states(place: TypedPart, found: readonly Entry[], prefix: '' | 'is:'): Completion[] {
  const word = place.typed.toLowerCase()
  if (prefix !== '' && word === '') return []
  return STATE_NAMES.filter((state) => state.startsWith(word)).map((state) => ({
    insert: prefix + state,
    before: `${place.isNegated ? '!' : ''}is:`,
    name: state,
    matches: word === '' ? [] : [{ start: 0, end: word.length }],
    count: countOf(place, prefix + state, found),
    help: '',
  }))
}

function values(place: TypedPart, found: readonly Entry[], field: NameField, prefix = ''): Completion[] {
  const word = foldText(place.typed)
  const { names, groups } = candidatesOf(found, field)
  const fitting = names.filter(({ folded }) => folded.includes(word)).slice(0, MAX_NAMES)
  const others = fitting.map(({ name }) => name)
  const hasPieces = nameField(field).pieces !== undefined
  return fitting
    .map((one) => ({ ...one, rank: rankOf(one.folded, word) }))
    .filter(({ rank }) => prefix === '' || rank < 2)
    .sort((a, b) => a.rank - b.rank || b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_ITEMS)
    .map(({ name }) => {
      const isExact = !hasPieces && needsExact(field, name, others)
      const isGiven = place.head.endsWith('=')
      const insert = `${prefix}${isExact && !isGiven && !isJoined(place) ? '=' : ''}${nameText(name)}`
      return {
        insert,
        before: `${place.isNegated ? '!' : ''}${field}:`,
        name,
        matches: placesIn(name, [word]).slice(0, 1),
        count: countOf(place, insert, groups),
        help: '',
      }
    })
}

/** Returns true for one of several values: a `=` would apply to all of them. */
function isJoined({ head, tail }: TypedPart): boolean {
  return /\|/.test(head) || /\|/.test(tail)
}

/** Returns 0 for a folded name that starts with the word, 1 when a part of the name does, otherwise 2. */
function rankOf(folded: string, word: string): number {
  if (folded.startsWith(word)) return 0
  return /[^\p{L}\p{N}]/u.test(folded[folded.indexOf(word) - 1] ?? 'x') ? 1 : 2
}

interface Counted {
  readonly entry: Entry
  readonly count: number
}

/** Counts the entries that pass the whole term. */
function countOf(place: TypedPart, insert: string, found: readonly (Entry | Counted)[]): number {
  const tests = testsOf(parseQuery(place.head + insert + place.tail))
  let count = 0
  for (const one of found) {
    const counted = 'entry' in one ? one : { entry: one, count: 1 }
    if (tests.every((test) => test(counted.entry))) count += counted.count
  }
  return count
}

/** Adds a space after a finished term, so that the next one can be typed at once, or stays apart if it is there. */
function spaced(item: Completion, text: string, end: number): Completion {
  const isParted = /^[\s|]/.test(text.slice(end))
  return item.count === null || isParted ? item : { ...item, insert: `${item.insert} ` }
}
