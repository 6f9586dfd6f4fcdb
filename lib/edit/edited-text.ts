import type { JsonDocument } from '#lib/json/document'
import { type ParseResult, parseDocument } from '#lib/json/parse'
import type { Checked } from './checked'
import { countChangedLines, type LineChange, lineChanges } from './line-changes'
import { editorText, writtenText } from './written-text'

/** The file as it was read: what is edited, compared with, and needed to save. */
export interface Base {
  /** The file's own text, byte order mark and line ends included. */
  readonly fileText: string
  /** Of the bytes that `fileText` was read from. */
  readonly fingerprint: string
  /** What the editor shows of it. */
  readonly text: string
  readonly lines: readonly string[]
  readonly document: JsonDocument | null
  readonly checked: Checked
}

/** The text in the editor, and how it differs from the file. */
export interface Edited {
  readonly text: string
  readonly lines: readonly string[]
  readonly parsed: ParseResult
  readonly document: JsonDocument | null
  readonly changes: readonly LineChange[]
  /** How many lines differ. */
  readonly changedLines: number
  readonly isChanged: boolean
}

/** A file as the start of editing. */
export function baseOf(fileText: string, fingerprint: string, checked: Checked): Base {
  const text = editorText(fileText)
  const parsed = parseDocument(text)
  return {
    fileText,
    fingerprint,
    text,
    lines: text.split('\n'),
    document: parsed.ok ? parsed.document : null,
    checked,
  }
}

/** The editor's text against the file that it was made from. */
export function editedOf(base: Base, text: string): Edited {
  const lines = text.split('\n')
  const parsed = parseDocument(text)
  const changes = lineChanges(base.lines, lines)
  return {
    text,
    lines,
    parsed,
    document: parsed.ok ? parsed.document : null,
    changes,
    changedLines: countChangedLines(changes),
    isChanged: text !== base.text,
  }
}

/** What saving would write. */
export function textToWrite(base: Base, text: string): string {
  return writtenText(text, base.fileText)
}
