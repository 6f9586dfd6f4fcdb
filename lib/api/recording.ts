import type { Problem } from '#lib/check/problem'
import { fingerprintIn } from './fingerprint-header'
import { encodePath, type OfRecording, parsePath } from './path'
import { type Parsed, type Route, readJson } from './route'

const PREFIX = '/api/recordings/'

/** A file as it is on disk. */
export interface FileOnDisk {
  /** Bytes that are not UTF-8 are replacement characters here: such a file is only looked at. */
  readonly fileText: string
  readonly fingerprint: string
}

/** `same` when the file is still the one whose fingerprint was sent as If-None-Match. */
export type FileRead = ({ readonly kind: 'loaded' } & FileOnDisk) | { readonly kind: 'same' }

/** The answer to a save: the file as it is written now. */
export interface Saved {
  readonly path: string
  readonly fingerprint: string
  /** The errors that the file had before and has still. */
  readonly problems: readonly Problem[]
}

export function parseRecording(url: URL): Parsed<OfRecording> {
  return parsePath(url, PREFIX)
}

/** The address of a recording's own bytes. */
export function fileHref({ path }: OfRecording): string {
  return `${PREFIX}${encodePath(path)}`
}

/** `GET /api/recordings/PATH`: the file's own bytes, with its fingerprint as ETag; 304 when the caller has them. */
export const READ_FILE: Route<OfRecording, FileRead> = {
  method: 'GET',
  href: fileHref,
  read: async (response) => {
    if (response.status === 304) return { kind: 'same' }
    const bytes = await response.arrayBuffer()
    // The byte order mark is kept, as it is on the server: offsets count it.
    const fileText = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return { kind: 'loaded', fileText, fingerprint: fingerprintIn(response.headers, 'etag') }
  },
}

/** The same without the bytes: whether the file is still the one whose fingerprint was sent. */
export const LOOK_AT_FILE: Route<OfRecording, 'same' | 'changed'> = {
  method: 'HEAD',
  href: fileHref,
  read: async ({ status }) => (status === 304 ? 'same' : 'changed'),
}

/**
 * `PUT /api/recordings/PATH` with `If-Match`, body = the whole new text: writes it when the file is still the one that
 * was read and the text has no errors but those of the file. 412 `conflict` when the file is another one, 422 `not-valid`
 * with the new errors.
 */
export const SAVE_FILE: Route<OfRecording, Saved> = { method: 'PUT', href: fileHref, read: readJson }
