import type { Entry } from '#lib/entry/row'
import { candidatesOf } from './completion-values'
import { isNameField, isTextField, NAME_FIELDS, nameField, STATE_NAMES, TEXT_FIELDS } from './field-lists'
import { FIELDS, type NameField } from './fields'
import { foldText, type Span } from './fold-text'
import { entriesPassing, type TextFinder, testsOf } from './match'
import { placesIn } from './match-places'
import { nameText, parseQuery } from './query'
import { type Token, tokensOf } from './tokens'

/** One way to go on with a query. */
export interface Completion {
  /** Takes the place of the text between `start` and `end`. */
  readonly insert: string
  /** Shown dimmed before the name: what negates it, the field of a value. */
  readonly before: string
  readonly name: string
  /** Where the typed text stands in the name. */
  readonly matches: readonly Span[]
  /** Recordings that the query finds once this is taken; null for a field, which asks for nothing yet. */
  readonly count: number | null
  /** What a field is, in a few words; empty for a value. */
  readonly help: string
}

/** What can stand where the caret is. */
export interface Completions {
  readonly start: number
  readonly end: number
  /** True in the value of a field, where only a completion makes sense. */
  readonly isNamed: boolean
  readonly items: readonly Completion[]
}

const MAX_ITEMS = 10
/** The most values that are offered for a plain word; it needs two letters. */
const MAX_VALUES = 4
const MIN_WORD = 2

/**
 * How a query can go on at the caret: fields, values of names with their counts under the rest of the query, states. What
 * was typed before the value keeps its spelling.
 * @param caret offset in UTF-16 units
 */
export function completionsOf(
  entries: readonly Entry[],
  text: string,
  caret: number,
  find?: TextFinder,
): Completions {
  const token = tokensOf(text).find(({ start, end }) => start < caret && caret <= end)
  const place = placeOf(text, caret, token)
  const rest = tokensOf(text).flatMap((one) => (one.start === token?.start || !one.term ? [] : [one.term]))
  const tests = testsOf({ terms: rest }, find)
  const found = entriesPassing(entries, tests)
  const items = itemsAt(place, found)
    .filter(({ count }) => count !== 0 || place.isNegated)
    .slice(0, MAX_ITEMS)
  const { start, end, field } = place
  return { start, end, isNamed: field !== null, items: items.map((item) => spaced(item, text, end)) }
}

/** What is being typed: the value of a field, or a word that may become one. */
interface Place {
  /** What the completion replaces. */
  readonly start: number
  readonly end: number
  /** The text of the token before and after it. */
  readonly head: string
  readonly tail: string
  readonly field: NameField | 'is' | 'text' | null
  readonly isNegated: boolean
  readonly typed: string
}

function placeOf(text: string, caret: number, token: Token | undefined): Place {
  if (!token) {
    return { start: caret, end: caret, head: '', tail: '', field: null, isNegated: false, typed: '' }
  }
  const [sign = ''] = /^!?/.exec(text.slice(token.start, caret)) ?? []
  const name = /^!?([A-Za-z]+):/.exec(text.slice(token.start, token.end))?.[1]?.toLowerCase() ?? ''
  const colon = text.indexOf(':', token.start) + 1
  const isAfter = caret >= colon
  const field = isAfter && (isNameField(name) || name === 'is') ? name : isTextField(name) ? 'text' : null
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

function itemsAt(place: Place, found: readonly Entry[]): Completion[] {
  const { field, typed } = place
  if (field === 'text') return []
  if (field === 'is') return states(place, found, '')
  if (field !== null) return values(place, found, field)
  const isWord = typed.length >= MIN_WORD && !/[\s"]/.test(typed)
  const words = isWord ? OFFERED.flatMap((name) => values(place, found, name, `${name}:`)) : []
  words.sort((a, b) => rankOf(a.name, foldText(typed)) - rankOf(b.name, foldText(typed)))
  return [...fields(place), ...states(place, found, 'is:'), ...words.slice(0, MAX_VALUES)]
}

/** Fields whose values are offered for a plain word. */
const OFFERED = NAME_FIELDS.filter((name) => nameField(name).isOffered)

/** All that can stand before a colon, and what it is. */
const PREFIXES: readonly (readonly [name: string, help: string])[] = [
  ...[...NAME_FIELDS, ...TEXT_FIELDS].map((name) => [name, FIELDS[name].help] as const),
  ['is', STATE_NAMES.join(', ')],
]

function fields({ typed, isNegated }: Place): Completion[] {
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

function states(place: Place, found: readonly Entry[], prefix: '' | 'is:'): Completion[] {
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

function values(place: Place, found: readonly Entry[], field: NameField, prefix = ''): Completion[] {
  const word = foldText(place.typed)
  const { names, groups } = candidatesOf(found, field, word)
  const isOffered = prefix === '' ? () => true : (name: string) => rankOf(name, word) < 2
  return names
    .filter(({ name }) => isOffered(name))
    .sort(
      (a, b) =>
        rankOf(a.name, word) - rankOf(b.name, word) || b.count - a.count || (a.name < b.name ? -1 : 1),
    )
    .slice(0, MAX_ITEMS)
    .map(({ name, isExact }) => {
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

/** True for one of several values: a `=` would make all of them exact. */
function isJoined({ head, tail }: Place): boolean {
  return /\|/.test(head) || /\|/.test(tail)
}

/** 0 for a name that begins with the word, 1 where a part of it does, else 2. */
function rankOf(name: string, word: string): number {
  const folded = foldText(name)
  if (folded.startsWith(word)) return 0
  return /[^\p{L}\p{N}]/u.test(folded[folded.indexOf(word) - 1] ?? 'x') ? 1 : 2
}

interface Counted {
  readonly entry: Entry
  readonly count: number
}

/** How many of the entries the whole term finds. */
function countOf(place: Place, insert: string, found: readonly (Entry | Counted)[]): number {
  const tests = testsOf(parseQuery(place.head + insert + place.tail))
  let count = 0
  for (const one of found) {
    const counted = 'entry' in one ? one : { entry: one, count: 1 }
    if (tests.every((test) => test(counted.entry))) count += counted.count
  }
  return count
}

/** A finished term is followed by a space, so that the next one can be typed at once. */
function spaced(item: Completion, text: string, end: number): Completion {
  return item.count === null || end < text.length ? item : { ...item, insert: `${item.insert} ` }
}
