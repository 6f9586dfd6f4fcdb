import type { editor } from 'monaco-editor/editor'
import type { LineChange } from '#lib/diff/line-changes'
import type { JsonMatch } from '#lib/edit/find/find-in-json'
import type { PlacedProblem } from '#lib/edit/placed-problems'
import type { JsonSpan } from '#lib/json/document'
import type { Position } from '#lib/json/position'

/** The page's access to the editor. Lines and columns count from 1, in the editor's text. */
export interface CodeHandle {
  /** For a second view of the same text: typing in one changes both. */
  readonly model: editor.ITextModel
  readonly text: () => string
  /** Whether the page has let go of it. */
  readonly isGone: () => boolean
  /**
   * Replaces the text in one edit, which undo takes back. Only what differs is replaced.
   * @param joins whether undo takes it back together with the edit before
   */
  readonly replaceText: (text: string, joins?: boolean) => void
  /** Takes back the last edit, or makes it again. @returns the text then */
  readonly step: (by: -1 | 1) => string
  readonly show: (place: Position) => void
  readonly place: () => Position
  readonly underline: (problems: readonly PlacedProblem[]) => void
  readonly markChanges: (changes: readonly LineChange[]) => void
  readonly focus: () => void
  /** Selects places and shows the first. The focus stays where it is. */
  readonly select: (places: readonly JsonSpan[]) => void
  /** The offset of the selection, and its text if it is in one line. */
  readonly selection: () => { readonly start: number; readonly text: string }
  /** Marks what was found. @param current index of the chosen match; -1 for none */
  readonly markMatches: (matches: readonly JsonMatch[], current: number) => void
  /** Opens Monaco's own box: find and replace in the written text, also by a regular expression. */
  readonly replace: () => void
  /** Sets what Escape does when the editor itself does not use it. */
  readonly onEscape: (action: () => void) => void
}
