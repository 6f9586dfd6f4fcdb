import type { Part } from '#lib/query/search-parts'

/** The part of the searched texts that holds what a role said. */
export function partOfRole(role: string): Part {
  return role === 'system' || role === 'user' ? role : 'other'
}

/** The key of a text of the request, among the texts of a page in which a search looks. */
export function partKey(message: number, part: number): string {
  return `${message}.${part}`
}

/** The key of content that no lane takes: its index among all of it, then the models that answered. */
export function restKey(index: number): string {
  return `rest.${index}`
}

/** The key of a cell of a value that is a table. */
export function cellKey(row: number, column: number): string {
  return `cell.${row}.${column}`
}

/** The key of a piece of a file. */
export function pieceKey(index: number): string {
  return `piece.${index}`
}

/** The key of a fact. @param list names the list that it stands in */
export function factKey(list: string, index: number): string {
  return `${list}.fact.${index}`
}

/** The keys of what went wrong, of all that was recorded of it, and of the JSON that a tool gave back. */
export const ERROR_KEY = 'error'
export const DETAILS_KEY = 'details'
export const VALUE_KEY = 'value'
