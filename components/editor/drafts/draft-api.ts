import { DRAFTS, DROP_DRAFT, type DraftSent, type DraftsRead, KEEP_DRAFT } from '#lib/api/drafts'
import type { RouteAnswer } from '#lib/api/route'
import { ask } from '../../client'

/** Loads the drafts that the server keeps of a recording. */
export function loadDrafts(path: string): Promise<RouteAnswer<DraftsRead>> {
  return ask(DRAFTS, { path })
}

/**
 * Has the server keep a draft. It gets the text of the file only when it asks for it.
 * @param isLast whether the page may be gone before the answer
 */
export async function sendDraft(
  path: string,
  draft: DraftSent,
  fileText: string,
  isLast: boolean,
): Promise<RouteAnswer<{ readonly time: number }>> {
  const body = JSON.stringify(draft)
  const answer = await ask(KEEP_DRAFT, { path }, { body, isLast: isLast && isShort(body) })
  if (answer.ok || answer.code !== 'base-needed') return answer
  return ask(KEEP_DRAFT, { path }, { body: JSON.stringify({ ...draft, fileText }) })
}

/**
 * Has the server remove a draft.
 * @param isLast whether the page may be gone before the answer
 */
export function dropDraft(path: string, id: string, isLast = false): Promise<RouteAnswer<unknown>> {
  return ask(DROP_DRAFT, { path, id }, { isLast })
}

/** Browsers end requests of more than 64 KiB together with their page. Three bytes a character are the most. */
const MOST_LAST = 20_000

function isShort(body: string): boolean {
  return body.length <= MOST_LAST
}
