import { toReadable, toWritten } from '#lib/json/readable'
import { withOriginalLineEnds, withPlainLineEnds } from './line-ends'

/** The file's text as it stands in the editor. */
export function editorText(fileText: string): string {
  return withPlainLineEnds(toReadable(fileText))
}

/**
 * What to write for the editor's text. Without a change it is the file's text again, byte for byte.
 * @param fileText the file as it was read
 */
export function writtenText(edited: string, fileText: string): string {
  return withOriginalLineEnds(fileText, toWritten(edited, fileText))
}

interface Place {
  readonly line: number
  readonly column: number
}

/**
 * A place in the written text as a place in the editor. The lines are the same; a character that is written as an escape
 * is one column here and six there, and a byte order mark is a column of the first line there.
 * @param editedLine the editor's line of that number
 */
export function placeInEditor({ line, column }: Place, editedLine: string, fileText: string): Place {
  const target = column - (line === 1 && fileText.startsWith('\ufeff') ? 1 : 0)
  let written = 1
  let unit = 0
  while (unit < editedLine.length && written < target) {
    written += toWritten(editedLine.charAt(unit), fileText).length
    if (written <= target) unit++
  }
  return { line, column: unit + 1 }
}
