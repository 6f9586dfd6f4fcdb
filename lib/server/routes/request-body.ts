import 'server-only'
import type { Parsed, RouteFailure } from '#lib/api/route'
import { notUtf8 } from '#lib/disk/not-utf8'
import { decodeUtf8, type Utf8Failure } from '#lib/disk/utf8'
import { bodyLimit, isJsonType, tooLargeText, WRONG_TYPE } from '../body-rules'

/** Makes an answer that says in a code and a sentence what went wrong. */
export function failure(status: number, code: string, message: string, more: object = {}): Response {
  return Response.json({ code, message, ...more } satisfies RouteFailure, { status })
}

/** Makes the answer to an address that cannot be read: 404 for a path, 400 for a parameter. */
export function notParsed({ code, message }: Parsed<unknown> & { readonly ok: false }): Response {
  return failure(code === 'not-found' ? 404 : 400, code, message)
}

/**
 * Returns a 415 answer unless the body is declared as JSON; null when it is.
 */
export function refusedType(headers: Headers): Response | null {
  return isJsonType(headers.get('content-type')) ? null : failure(415, 'wrong-media-type', WRONG_TYPE)
}

/** Reads the body. Answers 413 above the limit of the route. */
export async function bodyBytes(request: Request): Promise<Buffer | Response> {
  const most = bodyLimit(new URL(request.url).pathname)
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge(most)
  const pieces: Uint8Array[] = []
  let length = 0
  // What is sent beyond the limit is not even read. `request.arrayBuffer()` would copy all once more.
  for await (const piece of request.body ?? []) {
    length += piece.length
    if (length > most) return tooLarge(most)
    pieces.push(piece)
  }
  const [only, another] = pieces
  return only && !another ? Buffer.from(only.buffer, only.byteOffset, length) : Buffer.concat(pieces, length)
}

/** Reads the body as text, with its byte order mark. Answers as `bodyBytes` does, and 422 when it is not UTF-8. */
export async function bodyText(request: Request): Promise<string | Response> {
  const bytes = await bodyBytes(request)
  if (bytes instanceof Response) return bytes
  const decoded = decodeUtf8(bytes)
  return decoded.ok ? decoded.text : notUtf8Text(bytes, decoded)
}

/** Makes the 422 answer to a body that is not UTF-8. */
export function notUtf8Text(bytes: Buffer, place: Utf8Failure): Response {
  const { line, column } = place
  const message = notUtf8('The text', bytes, place)
  const problem = { code: 'not-utf8', severity: 'error', message, pointer: '', line, column }
  return failure(422, 'not-valid', message, { problems: [problem] })
}

function tooLarge(most: number): Response {
  return failure(413, 'too-large', tooLargeText(most))
}
