import { countChangedLines, lineChanges } from '#lib/diff/line-changes'
import { type Draft, textOfDraft } from './draft'
import type { UnwrittenText } from './message/unwritten-text'
import { editorText, writtenText } from './written-text'

/** A draft whose file is no longer there. */
export interface LostDraft {
  readonly id: string
  /** In milliseconds since 1970. */
  readonly time: number
  readonly changedLines: number
  /** The whole text, as a save would have written it. */
  readonly fileText: string
  /** What was typed and is not in that text. */
  readonly unwritten: readonly UnwrittenText[]
}

/** Returns what is left of a draft without its file; null when it is damaged. */
export function lostDraftOf(draft: Draft): LostDraft | null {
  const text = textOfDraft(draft)
  if (text === null) return null
  const { id, time, fileText, unwritten } = draft
  const changes = lineChanges(editorText(fileText).split('\n'), text.split('\n'))
  const changedLines = countChangedLines(changes)
  return { id, time, changedLines, fileText: writtenText(text, fileText), unwritten }
}
