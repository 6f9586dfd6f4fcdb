import 'server-only'
import { tagOf } from '#lib/api/fingerprint-header'
import { parseRecording } from '#lib/api/recording'
import { readBytes } from '#lib/disk/read'
import { settings } from '../settings'
import { filesReadHere } from './files-read-here'
import { failure, notParsed } from './request-body'

const STATUS = {
  'not-found': 404,
  outside: 403,
  'not-utf8': 422,
  'too-large': 413,
  'unreadable-file': 403,
  'being-written': 503,
} as const

/** Returns the status that says why a file was not read. */
export function statusOfRead(code: keyof typeof STATUS): number {
  return STATUS[code]
}

/** `READ_FILE` of lib/api: the file's own bytes. */
export function getRecording(request: Request): Response {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseRecording(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const { path } = parsed.input
  const read = readBytes(root.root, path)
  if (!read.ok) return failure(statusOfRead(read.code), read.code, read.message)
  filesReadHere().add(path)
  const headers = { etag: tagOf(read.fingerprint), 'cache-control': 'no-cache' }
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(read.bytes), {
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-security-policy': "default-src 'none'",
    },
  })
}
