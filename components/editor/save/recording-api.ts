import { CHECK_TEXT } from '#lib/api/check'
import { tagOf } from '#lib/api/fingerprint-header'
import { type FileRead, READ_FILE, SAVE_FILE, type Saved } from '#lib/api/recording'
import type { RouteAnswer, RouteFailure } from '#lib/api/route'
import type { Checked } from '#lib/edit/checked'
import { runAction } from '../../actions'
import { ask } from '../../client'

/** Loads a file's text; `same` when it still has the known fingerprint. Fails with `not-found` when it is gone. */
export function loadRecording(path: string, known?: string): Promise<RouteAnswer<FileRead>> {
  return ask(READ_FILE, { path }, known === undefined ? {} : { headers: { 'if-none-match': tagOf(known) } })
}

/** Has the server check a text as the recording at a path. */
export function checkText(path: string, text: string, signal?: AbortSignal): Promise<RouteAnswer<Checked>> {
  return ask(CHECK_TEXT, { path }, signal ? { body: text, signal } : { body: text })
}

/** Saves a text over the file with this fingerprint. Nothing is written unless the answer is ok. */
export function saveRecording(path: string, text: string, fingerprint: string): Promise<RouteAnswer<Saved>> {
  return ask(SAVE_FILE, { path }, { body: text, headers: { 'if-match': tagOf(fingerprint) } })
}

/** A recording that was written under the name that its new request asks for. */
export interface SavedElsewhere {
  readonly path: string
  readonly title: string
}

/**
 * Saves a text under the name that replay looks for: in place of the file, or beside it as a copy. Nothing is written
 * unless the answer is ok.
 * @param plan what the reader has seen: nothing else is carried out
 */
export async function saveElsewhere(
  path: string,
  edited: { readonly text: string; readonly fingerprint: string },
  { kind, plan }: { readonly kind: 'rename' | 'duplicate'; readonly plan: string },
): Promise<RouteAnswer<SavedElsewhere>> {
  const answer = await runAction({ kind, paths: [path], edited, plan })
  if (!answer.ok) return answer
  const { title, files, failed } = answer.value
  const [file] = files
  if (failed[0]) return { ok: false, code: 'failed', message: failed[0].message }
  if (answer.value.id === null || !file?.newPath) {
    return { ok: false, code: 'not-offered', message: file?.reason ?? '' }
  }
  return { ok: true, value: { path: file.newPath, title } }
}

/** Says for the reader why a file's text could not be loaded. */
export function whyNotLoaded({ code, message }: RouteFailure): string {
  return code === 'not-found' ? 'The file is no longer there.' : message
}
