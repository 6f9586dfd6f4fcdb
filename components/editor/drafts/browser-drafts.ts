import type { Draft } from '#lib/edit/draft'

/*
 * The second place of a draft: the browser's own storage, while the server cannot be reached. It is written at once,
 * even by a page that is being closed, which the browser's databases do not promise.
 */

const PREFIX = 'tapedeck-draft'

function keyOf(root: string, path: string, id: string): string {
  return `${PREFIX} ${root} ${id} ${path}`
}

/** Keeps a draft in this browser. Returns false when it has no room for it, or keeps nothing at all. */
export function keepInBrowser(root: string, path: string, draft: Draft): boolean {
  try {
    window.localStorage.setItem(keyOf(root, path, draft.id), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** Removes a draft from this browser, if it is there, under whatever name of its recording it was made. */
export function dropFromBrowser(root: string, id: string): void {
  try {
    for (const key of Object.keys(window.localStorage))
      if (key.startsWith(keyOf(root, '', id))) window.localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}

/**
 * Returns the drafts of a recording that this browser keeps.
 * @param paths the recording's path, and those that it had before it was renamed
 */
export function draftsInBrowser(root: string, paths: readonly string[]): Draft[] {
  try {
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(`${PREFIX} ${root} `))
      .flatMap((key) => {
        const drafts = readDraft(window.localStorage.getItem(key))
        return drafts.filter(({ id }) => paths.some((path) => key === keyOf(root, path, id)))
      })
  } catch {
    return []
  }
}

function readDraft(text: string | null): Draft[] {
  try {
    // Earlier versions kept no `unwritten`.
    const draft: Draft = { unwritten: [], ...JSON.parse(text ?? '') }
    return typeof draft.id === 'string' && Array.isArray(draft.edits) ? [draft] : []
  } catch {
    return []
  }
}
