import 'server-only'

/**
 * The segments of a request's address after a prefix, as they were sent. Next decodes the parameters of route handlers,
 * but not those of pages: a name that holds a `%` would be decoded twice.
 */
export function segmentsAfter(prefix: string, request: Request): string[] {
  const { pathname } = new URL(request.url)
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length).split('/') : []
}

/**
 * The path that encoded segments name; they are decoded once. Null when a segment is no valid encoding. What the path may
 * reach is decided by lib/disk.
 */
export function pathOfSegments(segments: readonly string[]): string | null {
  try {
    return segments.map(decodeURIComponent).join('/')
  } catch {
    return null
  }
}
