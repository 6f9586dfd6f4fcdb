/** The texts of a page that different fields of a query search. */
export type SearchedPart = 'system' | 'user' | 'other' | 'answer' | 'reasoning' | 'call' | 'error'

/** Which fields search what a role said. */
export function partOfRole(role: string): SearchedPart {
  return role === 'system' || role === 'user' ? role : 'other'
}

/** The key of a text of the request, among the texts of a page in which a search looks. */
export function partKey(message: number, part: number): string {
  return `${message}.${part}`
}

/** The key of what went wrong, and of the JSON that a tool gave back. */
export const ERROR_KEY = 'error'
export const VALUE_KEY = 'value'
