import type { Checked } from '#lib/edit/checked'
import { encodePath, type OfRecording, parsePath } from './path'
import { type Parsed, type Route, readJson } from './route'

const PREFIX = '/api/check/'

/** Reads the path in the address of a check. Fails with `not-found` when its encoding is not valid. */
export function parseCheck(url: URL): Parsed<OfRecording> {
  return parsePath(url, PREFIX)
}

/**
 * `POST /api/check/PATH`, body = a whole text. Answers with the problems, hash and message of the text as the recording
 * at that path. Writes nothing.
 */
export const CHECK_TEXT: Route<OfRecording, Checked> = {
  method: 'POST',
  href: ({ path }) => `${PREFIX}${encodePath(path)}`,
  read: readJson,
}
