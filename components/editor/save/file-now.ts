import type { FileOnDisk } from '#lib/api/recording'
import type { RouteAnswer } from '#lib/api/route'
import { type Base, baseOf } from '#lib/edit/edited-text'
import { checkText, loadRecording } from './recording-api'

const NOT_UTF8 =
  'The file on disk is no longer valid UTF-8, so a text can neither be merged with it nor saved over it. Put that right first: your text stays here.'

/**
 * Loads the file as it is now on disk, as a new start of editing. Fails with `not-found` when it is gone, and with
 * `not-utf8` when no text can stand for it.
 */
export async function fileNow(path: string): Promise<RouteAnswer<Base>> {
  const found = await loadRecording(path)
  if (!found.ok) return found
  if (found.value.kind === 'same') return { ok: false, code: 'failed', message: 'The file cannot be read.' }
  if (!found.value.isUtf8) return { ok: false, code: 'not-utf8', message: NOT_UTF8 }
  return startOf(path, found.value)
}

async function startOf(path: string, { fileText, fingerprint }: FileOnDisk): Promise<RouteAnswer<Base>> {
  const checked = await checkText(path, fileText)
  return checked.ok ? { ok: true, value: baseOf(fileText, fingerprint, checked.value) } : checked
}
