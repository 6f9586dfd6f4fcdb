import type { Parsed } from './route'

/** The input of a route whose address ends in the path of a recording. */
export interface OfRecording {
  /** Relative to the root, with `/`. */
  readonly path: string
}

/** Writes a path for an address: each segment is encoded once. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/**
 * Reads a path from the segments of a page's route, which Next gives encoded: each is decoded once. Returns null when a
 * segment is not a valid encoding. lib/disk decides what the path may reach.
 */
export function pathOfSegments(segments: readonly string[]): string | null {
  try {
    return segments.map(decodeURIComponent).join('/')
  } catch {
    return null
  }
}

/** Reads a path from the segments of a route as Next gives them to `generateMetadata`: decoded, other than to the page. */
export function pathOfDecoded(segments: readonly string[]): string {
  return segments.join('/')
}

/**
 * Reads the path after a prefix of an address. Route handlers use this, because Next decodes the segments of route
 * handlers but not those of pages, and a name may contain a percent sign. Fails with `not-found` when the encoding is
 * not valid.
 */
export function parsePath({ pathname }: URL, prefix: string): Parsed<OfRecording> {
  const segments = pathname.startsWith(prefix) ? pathname.slice(prefix.length).split('/') : null
  const path = segments && pathOfSegments(segments)
  if (path !== null) return { ok: true, input: { path } }
  return { ok: false, code: 'not-found', message: 'The address is not a valid encoding of a path.' }
}
