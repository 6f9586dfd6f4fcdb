import 'server-only'

/**
 * The path that the segments of a route name. Next hands them to pages encoded; they are decoded once. Null when a segment
 * is no valid encoding. What the path may reach is decided by lib/disk.
 */
export function pathOfSegments(segments: readonly string[]): string | null {
  try {
    return segments.map(decodeURIComponent).join('/')
  } catch {
    return null
  }
}

/**
 * The path that the address of a request names after a prefix. Route handlers use it, since Next decodes their segments but
 * not those of pages, and a name may hold a percent sign. Null as above, and when the address is not below the prefix.
 */
export function pathOfAddress(url: string, prefix: string): string | null {
  const { pathname } = new URL(url)
  return pathname.startsWith(prefix) ? pathOfSegments(pathname.slice(prefix.length).split('/')) : null
}
