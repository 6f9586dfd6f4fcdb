import type { editor } from 'monaco-editor/editor'
import type { LineChange } from '#lib/edit/line-changes'
import type { Mark } from '#lib/edit/problem-marks'

interface Place {
  readonly line: number
  readonly column: number
}

/** What the page may do with the editor. Places count lines and columns from 1, in the editor's text. */
export interface CodeHandle {
  /** For a second view of the same text: what is typed there is typed here. */
  readonly model: editor.ITextModel
  readonly text: () => string
  /** One edit that undo takes back. */
  readonly replaceText: (text: string) => void
  readonly show: (place: Place) => void
  readonly place: () => Place
  readonly mark: (marks: readonly Mark[]) => void
  readonly markChanges: (changes: readonly LineChange[]) => void
  readonly find: () => void
  /** What Escape does when the editor itself has no use for it. */
  readonly onEscape: (action: () => void) => void
}
