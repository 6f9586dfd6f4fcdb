import type { Problem } from '#lib/check/problem'
import { fingerprintIn } from './fingerprint-header'
import { encodePath, type OfRecording, parsePath } from './path'
import { type Parsed, type Route, readJson } from './route'

const PREFIX = '/api/recordings/'

/** A file as it is on disk. */
export interface FileOnDisk {
  /** Bytes that are not UTF-8 are replacement characters here. Such a file can be looked at but not saved. */
  readonly fileText: string
  readonly isUtf8: boolean
  readonly fingerprint: string
}

/** `same` when the file still has the fingerprint that was sent as If-None-Match. */
export type FileRead = ({ readonly kind: 'loaded' } & FileOnDisk) | { readonly kind: 'same' }

/** The answer to a save: the file as it is now written. */
export interface Saved {
  readonly path: string
  readonly fingerprint: string
  /** The errors that the file already had before the save, and still has. */
  readonly problems: readonly Problem[]
  /** What the reader should know although the text is written; empty when there is nothing to say. */
  readonly warning: string
}

/** Reads the path in the address of a recording. Fails with `not-found` when its encoding is not valid. */
export function parseRecording(url: URL): Parsed<OfRecording> {
  return parsePath(url, PREFIX)
}

/** Returns the address of a recording's own bytes. */
export function fileHref({ path }: OfRecording): string {
  return `${PREFIX}${encodePath(path)}`
}

/** `GET /api/recordings/PATH`: the file's own bytes, with its fingerprint as ETag; 304 when the caller has them. */
export const READ_FILE: Route<OfRecording, FileRead> = {
  method: 'GET',
  href: fileHref,
  read: async (response) => {
    if (response.status === 304) return { kind: 'same' }
    const decoded = decode(await response.arrayBuffer())
    return { kind: 'loaded', ...decoded, fingerprint: fingerprintIn(response.headers, 'etag') }
  },
}

/** Keeps the byte order mark, as the server does, because offsets count it. */
function decode(bytes: ArrayBuffer): Pick<FileOnDisk, 'fileText' | 'isUtf8'> {
  try {
    const fileText = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes)
    return { fileText, isUtf8: true }
  } catch {
    return { fileText: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isUtf8: false }
  }
}

const NOW_PREFIX = '/api/file-now/'

/** What there is now of a recording that a page shows. */
export interface FileNow {
  /** Null when no file has its name any more. */
  readonly fingerprint: string | null
  /** The path that it has since tapedeck renamed it; null when it was not renamed. */
  readonly movedTo: string | null
}

/** Reads the path in the address of `FILE_NOW`. Fails with `not-found` when its encoding is not valid. */
export function parseFileNow(url: URL): Parsed<OfRecording> {
  return parsePath(url, NOW_PREFIX)
}

/** `GET /api/file-now/PATH`: what there is now of a recording. A file that is gone is an answer, too. */
export const FILE_NOW: Route<OfRecording, FileNow> = {
  method: 'GET',
  href: ({ path }) => `${NOW_PREFIX}${encodePath(path)}`,
  read: readJson,
}

/**
 * `PUT /api/recordings/PATH` with `If-Match`, body = the whole new text. Writes it if the file is still the one that
 * was read, and the text has no errors but those of the file. Otherwise fails with 412 `conflict`, or 422 `not-valid`
 * with the new errors.
 */
export const SAVE_FILE: Route<OfRecording, Saved> = { method: 'PUT', href: fileHref, read: readJson }
