import { countChangedLines, lineChanges } from '#lib/diff/line-changes'
import { type Draft, textOfDraft } from '#lib/edit/draft'
import type { Base } from '#lib/edit/edited-text'
import { editorText } from '#lib/edit/written-text'
import { draftsInBrowser, dropFromBrowser } from './browser-drafts'
import { dropDraft, loadDrafts } from './draft-api'

/** A draft of an earlier tab, to go on with or to drop. */
export interface FoundDraft {
  readonly draft: Draft
  /** The unsaved text, as the editor shows it. */
  readonly text: string
  readonly changedLines: number
}

interface FoundDrafts {
  /** The name of the root, for the browser's own storage; null when the server cannot be reached. */
  readonly root: string | null
  readonly drafts: readonly Draft[]
}

/** Returns the drafts that the server or this browser keeps, the latest first; of one tab only the latest. */
export async function findDrafts(path: string): Promise<FoundDrafts> {
  const answer = await loadDrafts(path)
  if (!answer.ok) return { root: null, drafts: [] }
  const { root, formerPaths, drafts } = answer.value
  const latest = new Map<string, Draft>()
  for (const draft of [...drafts, ...draftsInBrowser(root, [path, ...formerPaths])]) {
    if ((latest.get(draft.id)?.time ?? 0) < draft.time) latest.set(draft.id, draft)
  }
  return { root, drafts: [...latest.values()].sort((a, b) => b.time - a.time) }
}

/** Removes a draft wherever it is kept. */
export function forgetDraft(path: string, root: string | null, id: string): void {
  if (root !== null) dropFromBrowser(root, id)
  void dropDraft(path, id)
}

/** Reads the text of a draft. Returns `saved` when the file has this very text, and null when the draft is damaged. */
export function readFound(draft: Draft, base: Base): FoundDraft | 'saved' | null {
  const text = textOfDraft(draft)
  if (text === null) return null
  if (text === base.text && draft.unwritten.length === 0) return 'saved'
  const changes = lineChanges(editorText(draft.fileText).split('\n'), text.split('\n'))
  return { draft, text, changedLines: countChangedLines(changes) }
}
