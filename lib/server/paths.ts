import 'server-only'

/**
 * The path that the segments of a route name. Next hands them over encoded; they are decoded once. Null when a segment
 * is no valid encoding. What the path may reach is decided by lib/disk.
 */
export function pathOfSegments(segments: readonly string[]): string | null {
  try {
    return segments.map(decodeURIComponent).join('/')
  } catch {
    return null
  }
}
