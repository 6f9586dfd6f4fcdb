import type { Checked } from '#lib/edit/checked'
import { encodePath, type OfRecording, parsePath } from './path'
import { type Parsed, type Route, readJson } from './route'

const PREFIX = '/api/check/'

export function parseCheck(url: URL): Parsed<OfRecording> {
  return parsePath(url, PREFIX)
}

/** `POST /api/check/PATH`, body = a whole text: what it would be as the recording at that path. Nothing is written. */
export const CHECK_TEXT: Route<OfRecording, Checked> = {
  method: 'POST',
  href: ({ path }) => `${PREFIX}${encodePath(path)}`,
  read: readJson,
}
