import { countChangedLines, type LineChange, lineChanges } from '#lib/diff/line-changes'
import type { JsonDocument } from '#lib/json/document'
import { type ParseResult, parseDocument } from '#lib/json/parse'
import type { Checked } from './checked'
import { editorText, writtenText } from './written-text'

/** The file as it was read: what the editor starts from, compares with, and needs to save. */
export interface Base {
  /** The file's own text, with its byte order mark and line ends. */
  readonly fileText: string
  /** Of the bytes that `fileText` was decoded from. */
  readonly fingerprint: string
  /** The text as the editor shows it. */
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
  /** The number of lines that differ. */
  readonly changedLines: number
  readonly isChanged: boolean
}

/** Prepares a file for editing. */
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

/** Compares the editor's text with the file. */
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

/** Returns the text that a save writes. */
export function textToWrite(base: Base, text: string): string {
  return writtenText(text, base.fileText)
}
