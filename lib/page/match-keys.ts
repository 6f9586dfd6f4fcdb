import type { Part } from '#lib/query/search-parts'

/** The part of the searched texts that holds what a role said. */
export function partOfRole(role: string): Part {
  return role === 'system' || role === 'user' ? role : 'other'
}

/** The key of a text of the request, among the texts of a page in which a search looks. */
export function partKey(message: number, part: number): string {
  return `${message}.${part}`
}

/** The key of a text that no reader claims: its index among them. */
export function restKey(index: number): string {
  return `rest.${index}`
}

/** The key of what went wrong, and of the JSON that a tool gave back. */
export const ERROR_KEY = 'error'
export const VALUE_KEY = 'value'
