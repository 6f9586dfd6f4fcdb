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
 * Makes the address of an editor lead to the line of a chunk.
 * @param href from `editHref`
 * @param chunk index of the chunk, or null for none
 */
export function editHrefAt(href: string, chunk: number | null): string {
  return chunk === null ? href : `${href}${href.includes('?') ? '&' : '?'}chunk=${chunk}`
}

/** Returns the chunk that an address names in `chunk`, from 0; null if it names none. */
export function chunkOfSearch(search: { readonly get: (name: string) => string | null }): number | null {
  const named = search.get('chunk') ?? ''
  return /^\d{1,9}$/.test(named) ? Number(named) : null
}
