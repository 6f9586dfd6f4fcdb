import type { Parsed } from './route'

/** What an address that ends in a path asks. */
export interface OfRecording {
  /** Relative to the root, with `/`. */
  readonly path: string
}

/** A path for an address: each segment is encoded once. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/**
 * The path that the segments of a route name. Next hands them to pages encoded; they are decoded once. Null when a segment
 * is not a valid encoding. What the path may reach is decided by lib/disk.
 */
export function pathOfSegments(segments: readonly string[]): string | null {
  try {
    return segments.map(decodeURIComponent).join('/')
  } catch {
    return null
  }
}

/**
 * The path that an address names after a prefix. Route handlers use it, since Next decodes their segments but not those of
 * pages, and a name may hold a percent sign.
 */
export function parsePath({ pathname }: URL, prefix: string): Parsed<OfRecording> {
  const segments = pathname.startsWith(prefix) ? pathname.slice(prefix.length).split('/') : null
  const path = segments && pathOfSegments(segments)
  if (path !== null) return { ok: true, asked: { path } }
  return { ok: false, code: 'not-found', message: 'The address is not a valid encoding of a path.' }
}
