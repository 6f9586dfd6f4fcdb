import 'server-only'
import { parseDraftSent } from '#lib/api/draft-sent'
import { type DraftsRead, parseDraft, parseDrafts } from '#lib/api/drafts'
import type { OfRecording } from '#lib/api/path'
import type { Parsed } from '#lib/api/route'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { sha256OfText } from '#lib/disk/fingerprint'
import { refusePath } from '#lib/disk/path'
import { readText } from '#lib/disk/read'
import { type DraftsOf, dropDraft, keepDraft, readDrafts, rootName } from '#lib/state/drafts'
import { settings } from '../settings'
import { bodyText, failure, notParsed, refusedType } from './request-body'

/** `DRAFTS` of lib/api: the drafts of a recording, whether or not its file is still there. */
export function getDrafts(request: Request): Response {
  const found = findDrafts(parseDrafts(new URL(request.url)))
  if (found instanceof Response) return found
  return Response.json({ root: rootName(found.root), ...readDrafts(found) } satisfies DraftsRead)
}

/**
 * `KEEP_DRAFT` of lib/api: keeps an unsaved text. 403 when the server is read-only, 409 `base-needed` when the server
 * does not have the file that the edits were made from, 422 when the body is not a draft, 507 when it cannot be written.
 */
export async function putDraft(request: Request): Promise<Response> {
  const found = findDrafts(parseDrafts(new URL(request.url)))
  if (found instanceof Response) return found
  const refused = refusedWrite() ?? refusedType(request.headers)
  if (refused) return refused
  const body = await bodyText(request)
  if (typeof body !== 'string') return body
  const sent = parseDraftSent(body)
  if (typeof sent === 'string') return failure(422, 'not-valid', sent)
  const { fileText, ...draft } = sent
  if (fileText !== undefined && sha256OfText(fileText) !== sent.fingerprint)
    return failure(422, 'not-valid', 'This is not a draft: its fingerprint is not that of its file.')
  const kept = keepDraft(found, draft, () => fileText ?? textOnDisk(found, sent.fingerprint))
  if (!kept.ok) return failure(STATUS[kept.code], kept.code, kept.message)
  return Response.json({ time: kept.time })
}

const STATUS = { 'base-needed': 409, 'disk-full': 507, unwritable: 507 } as const

/** `DROP_DRAFT` of lib/api: removes a draft. */
export function deleteDraft(request: Request): Response {
  const url = new URL(request.url)
  const found = findDrafts(parseDrafts(url))
  if (found instanceof Response) return found
  const refused = refusedWrite()
  if (refused) return refused
  const parsed = parseDraft(url)
  if (!parsed.ok) return notParsed(parsed)
  try {
    dropDraft(found, parsed.input.id)
  } catch (error) {
    return failure(507, 'unwritable', `The draft cannot be removed: ${reasonOf(errnoOf(error))}.`)
  }
  return Response.json({ path: found.path })
}

function refusedWrite(): Response | null {
  if (!settings().isReadOnly) return null
  return failure(403, 'read-only', 'tapedeck was started with --read-only: no draft is kept.')
}

/** The text of the file, if it is still the one that a draft was made from. */
function textOnDisk({ root, path }: DraftsOf, fingerprint: string): string | undefined {
  const read = readText(root, path)
  return read.ok && read.fingerprint === fingerprint ? read.text : undefined
}

/** The path is checked by its text alone: a draft outlives its file. */
function findDrafts(parsed: Parsed<OfRecording>): DraftsOf | Response {
  const { root } = settings()
  if (!root.ok) return failure(404, root.code, root.message)
  if (!parsed.ok) return notParsed(parsed)
  const { path } = parsed.input
  const refused = refusePath(root.root, path)
  if (refused) return failure(refused.code === 'outside' ? 403 : 404, refused.code, refused.message)
  return { root: root.root, path }
}
