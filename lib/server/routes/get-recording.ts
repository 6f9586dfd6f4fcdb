import 'server-only'
import { readBytes } from '#lib/disk/read'
import { pathOfAddress } from '../paths'
import { settings } from '../settings'
import { handedOut } from './files-read-here'
import { failure } from './request-body'

const STATUS = {
  'not-found': 404,
  outside: 403,
  'not-utf8': 422,
  'too-large': 413,
  'unreadable-file': 500,
  'being-written': 503,
} as const

/** `GET /api/recordings/PATH`: the file's own bytes, with its fingerprint as ETag; 304 when the caller has them. */
export function getRecording(request: Request): Response {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const path = pathOfAddress(request.url, '/api/recordings/')
  if (path === null) return failure(404, 'not-found', 'The address is not a valid encoding of a path.')
  const read = readBytes(root.root, path)
  if (!read.ok) return failure(STATUS[read.code], read.code, read.message)
  handedOut().add(path)
  const headers = { etag: `"${read.fingerprint}"`, 'cache-control': 'no-cache' }
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
