import type { Draft, LineEdit } from '#lib/edit/draft'
import type { UnwrittenText } from '#lib/edit/message/unwritten-text'
import { encodePath, type OfRecording, parsePath } from './path'
import { badRequest, type Parsed, type Route, readJson } from './route'

const PREFIX = '/api/drafts/'

/** The drafts that are kept of one recording, the latest first. */
export interface DraftsRead {
  /** The name of the opened root, for what a browser keeps itself: one address may serve another root tomorrow. */
  readonly root: string
  /** The paths that the recording had before it was renamed, for what a browser keeps itself. */
  readonly formerPaths: readonly string[]
  readonly drafts: readonly Draft[]
}

/** The body of `PUT /api/drafts/PATH`. */
export interface DraftSent {
  readonly id: string
  /** Counts up in one tab: of two requests that overtake each other, the later one stays. */
  readonly sequence: number
  /** Of the file that the edits were made from. */
  readonly fingerprint: string
  readonly edits: readonly LineEdit[]
  /** What was typed into fields of the message and cannot be written into the text yet. */
  readonly unwritten: readonly UnwrittenText[]
  /** The text of that file, when the server asked for it (`base-needed`). */
  readonly fileText?: string
}

/** A recording, and one of its drafts. */
interface OfDraft extends OfRecording {
  readonly id: string
}

/** Reads the path in the address of drafts. Fails with `not-found` when its encoding is not valid. */
export function parseDrafts(url: URL): Parsed<OfRecording> {
  return parsePath(url, PREFIX)
}

/** Reads a path and the id of a draft. Fails with `bad-request` when the id is none. */
export function parseDraft(url: URL): Parsed<OfDraft> {
  const parsed = parsePath(url, PREFIX)
  if (!parsed.ok) return parsed
  const id = url.searchParams.get('id') ?? ''
  if (!DRAFT_ID.test(id)) return badRequest('id is the id of a draft: letters, digits and dashes.')
  return { ok: true, input: { ...parsed.input, id } }
}

/** What an id of a draft is made of. */
export const DRAFT_ID = /^[\w-]{8,64}$/

function draftsHref({ path }: OfRecording): string {
  return `${PREFIX}${encodePath(path)}`
}

/** `GET /api/drafts/PATH`: the unsaved texts that are kept of a recording, whether or not its file is still there. */
export const DRAFTS: Route<OfRecording, DraftsRead> = { method: 'GET', href: draftsHref, read: readJson }

/**
 * `PUT /api/drafts/PATH`, body = a `DraftSent`: keeps an unsaved text. Fails with `base-needed` when the server has
 * never seen the file that the edits were made from.
 */
export const KEEP_DRAFT: Route<OfRecording, { readonly time: number }> = {
  method: 'PUT',
  href: draftsHref,
  read: readJson,
}

/** `DELETE /api/drafts/PATH?id=`: removes a draft that is no longer needed. */
export const DROP_DRAFT: Route<OfDraft, { readonly path: string }> = {
  method: 'DELETE',
  href: ({ path, id }) => `${draftsHref({ path })}?${new URLSearchParams({ id })}`,
  read: readJson,
}
