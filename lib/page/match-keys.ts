import type { SearchPart } from '#lib/query/search-parts'

/** The part of the searched texts that holds the messages of a role. */
export function partOfRole(role: string): SearchPart {
  return role === 'system' || role === 'user' ? role : 'other'
}

/** The key of one part of a message of the request, among the searched texts of a page. Both are numbered from 0. */
export function partKey(message: number, part: number): string {
  return `${message}.${part}`
}

/**
 * The key of content outside the lanes.
 * @param index place in the page's list of it, in which the models that answered come last
 */
export function restKey(index: number): string {
  return `rest.${index}`
}

/** The key of a cell of a table. Row and column are numbered from 0. */
export function cellKey(row: number, column: number): string {
  return `cell.${row}.${column}`
}

/**
 * The key of a text piece of a processed file.
 * @param index of the piece, from 0
 */
export function pieceKey(index: number): string {
  return `piece.${index}`
}

/**
 * The key of a fact.
 * @param list name of the list that it is in
 * @param index in that list, from 0
 */
export function factKey(list: string, index: number): string {
  return `${list}.fact.${index}`
}

/** The key of an error's message. */
export const ERROR_KEY = 'error'
/** The key of an error's details: everything that was recorded of it. */
export const DETAILS_KEY = 'details'
/** The key of the JSON that a tool returned. */
export const VALUE_KEY = 'value'
