import { CHECK_TEXT } from '#lib/api/check'
import { tagOf } from '#lib/api/fingerprint-header'
import { type FileRead, READ_FILE, SAVE_FILE, type Saved } from '#lib/api/recording'
import type { RouteAnswer, RouteFailure } from '#lib/api/route'
import type { Checked } from '#lib/edit/checked'
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

/** Says for the reader why a file's text could not be loaded. */
export function whyNotLoaded({ code, message }: RouteFailure): string {
  return code === 'not-found' ? 'The file is no longer there.' : message
}
