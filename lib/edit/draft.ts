import { lineChanges } from '#lib/diff/line-changes'
import type { UnwrittenText } from './message/unwritten-text'
import { editorText } from './written-text'

/** New lines in place of `count` lines of a text, from the line `start` on (counted from 0). */
export interface LineEdit {
  readonly start: number
  readonly count: number
  readonly lines: readonly string[]
}

/** An unsaved text, as the lines that differ from the file that it was made from. */
export interface Draft {
  /** Made by the tab that wrote it: each tab has its own. */
  readonly id: string
  /** When it was kept, in milliseconds since 1970. */
  readonly time: number
  /** The file that it was made from. */
  readonly fileText: string
  readonly fingerprint: string
  /** In order, in the lines of the editor's text for that file. */
  readonly edits: readonly LineEdit[]
  /** What was typed into fields of the message and is not in the text, because it cannot be written yet. */
  readonly unwritten: readonly UnwrittenText[]
}

/** Returns the lines of an edited text that differ from the lines of the file; empty when none does. */
export function lineEditsOf(before: readonly string[], text: string): LineEdit[] {
  const lines = text.split('\n')
  return lineChanges(before, lines).map(({ beforeStart, beforeCount, afterStart, afterCount }) => ({
    start: beforeStart,
    count: beforeCount,
    lines: lines.slice(afterStart, afterStart + afterCount),
  }))
}

/** Puts edits back into the lines that they were made from. Returns null when they do not fit these lines. */
export function withLineEdits(before: readonly string[], edits: readonly LineEdit[]): string | null {
  const made: string[] = []
  let position = 0
  for (const { start, count, lines } of edits) {
    if (start < position || start + count > before.length) return null
    for (let line = position; line < start; line++) made.push(before[line] ?? '')
    for (const line of lines) made.push(line)
    position = start + count
  }
  for (let line = position; line < before.length; line++) made.push(before[line] ?? '')
  return made.join('\n')
}

/** Returns the unsaved text as the editor shows it; null when the draft is damaged. */
export function textOfDraft({ fileText, edits }: Draft): string | null {
  return withLineEdits(editorText(fileText).split('\n'), edits)
}
