import { encodePath } from './path'

/** Returns the address of a recording's page. */
export function recordingHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}${search}`
}

/** Returns the address of a recording's editor. */
export function editHref(path: string, search = ''): string {
  return `/recordings/${encodePath(path)}/edit${search}`
}

/**
 * Makes the address of an editor lead to a chunk.
 * @param href from `editHref`
 * @param chunk index of the chunk, or null for none
 */
export function editHrefAt(href: string, chunk: number | null): string {
  return chunk === null ? href : withParameter(href, 'chunk', String(chunk))
}

/** Makes the address of an editor lead to the JSON, also where there is a message. */
export function jsonHref(href: string): string {
  return withParameter(href, 'view', 'json')
}

/** Makes the address of an editor lead to a character of the answer. */
export function editHrefAtCharacter(href: string, place: AnswerPlace): string {
  return withParameter(href, 'at', answerPlaceText(place))
}

/** Adds a parameter to an address. Colons stay readable. */
export function withParameter(href: string, name: string, value: string): string {
  return `${href}${href.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value).replaceAll('%3A', ':')}`
}

/** Returns the chunk that an address names in `chunk`, from 0; null if it names none. */
export function chunkOfSearch(search: { readonly get: (name: string) => string | null }): number | null {
  const named = search.get('chunk') ?? ''
  return /^\d{1,9}$/.test(named) ? Number(named) : null
}

/** A place between two characters of an answer. */
export interface AnswerPlace {
  readonly choice: number
  /** `text`, `reasoning`, `refusal`, or `tool:N` for the arguments of a call. */
  readonly lane: string
  /** In UTF-16 units. */
  readonly offset: number
}

/** Writes a place for the `at` of an editor's address: `0.text.147`. */
export function answerPlaceText({ choice, lane, offset }: AnswerPlace): string {
  return `${choice}.${lane}.${offset}`
}

/** Returns the place that an address names in `at`; null if it names none. */
export function answerPlaceIn(search: { readonly get: (name: string) => string | null }): AnswerPlace | null {
  const [, choice, lane, offset] = PLACE.exec(search.get('at') ?? '') ?? []
  return lane === undefined ? null : { choice: Number(choice), lane, offset: Number(offset) }
}

const PLACE = /^(\d{1,9})\.(text|reasoning|refusal|tool:\d{1,9})\.(\d{1,9})$/

/**
 * Returns the address of a test's page.
 * @param key as `testKey` writes it
 */
export function testHref(key: string, search = ''): string {
  return `/tests/${encodeURIComponent(key)}${search}`
}
