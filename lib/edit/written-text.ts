import type { Position } from '#lib/json/position'
import { toReadable, toWritten } from '#lib/json/readable'
import { withOriginalLineEnds, withPlainLineEnds } from './line-ends'

/** Returns the file's text as the editor shows it. */
export function editorText(fileText: string): string {
  return withPlainLineEnds(toReadable(fileText))
}

/**
 * Returns the text to write for the editor's text. Without an edit it is the file's text, byte for byte.
 * @param fileText the file as it was read
 */
export function writtenText(edited: string, fileText: string): string {
  return withOriginalLineEnds(fileText, toWritten(edited, fileText))
}

/**
 * Turns a place in the written text into a place in the editor. Lines are the same; a character that is written as an
 * escape is one column in the editor and six in the file, and a byte order mark takes a column of the file's first
 * line.
 * @param editedLine the editor's line with that number
 */
export function placeInEditor({ line, column }: Position, editedLine: string, fileText: string): Position {
  const target = column - (line === 1 && fileText.startsWith('\ufeff') ? 1 : 0)
  let written = 1
  let unit = 0
  while (unit < editedLine.length && written < target) {
    written += toWritten(editedLine.charAt(unit), fileText).length
    if (written <= target) unit++
  }
  return { line, column: unit + 1 }
}
