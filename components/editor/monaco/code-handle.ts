import type { editor } from 'monaco-editor/editor'
import type { LineChange } from '#lib/edit/line-changes'
import type { PlacedProblem } from '#lib/edit/placed-problems'
import type { Position } from '#lib/json/position'

/** The page's access to the editor. Lines and columns count from 1, in the editor's text. */
export interface CodeHandle {
  /** For a second view of the same text: typing in one changes both. */
  readonly model: editor.ITextModel
  readonly text: () => string
  /** Replaces the text in one edit, which undo takes back. */
  readonly replaceText: (text: string) => void
  readonly show: (place: Position) => void
  readonly place: () => Position
  readonly underline: (problems: readonly PlacedProblem[]) => void
  readonly markChanges: (changes: readonly LineChange[]) => void
  readonly find: () => void
  /** Sets what Escape does when the editor itself does not use it. */
  readonly onEscape: (action: () => void) => void
}
