import 'server-only'
import { type FileNow, parseFileNow } from '#lib/api/recording'
import { refusePath } from '#lib/disk/path'
import { readBytes } from '#lib/disk/read'
import { movedBelow } from '#lib/state/moved'
import { settings } from '../settings'
import { statusOfRead } from './get-recording'
import { failure, notParsed } from './request-body'

/** `FILE_NOW` of lib/api: the fingerprint of a file, or what became of it. 403 or 404 for what cannot be a recording. */
export function getFileNow(request: Request): Response {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  const parsed = parseFileNow(new URL(request.url))
  if (!parsed.ok) return notParsed(parsed)
  const { path } = parsed.input
  const read = readBytes(root.root, path)
  if (read.ok) return Response.json({ fingerprint: read.fingerprint, movedTo: null } satisfies FileNow)
  const isGone = read.code === 'not-found' && refusePath(root.root, path) === undefined
  if (!isGone) return failure(statusOfRead(read.code), read.code, read.message)
  const movedTo = movedBelow(root.root).now(path) ?? null
  return Response.json({ fingerprint: null, movedTo } satisfies FileNow)
}
