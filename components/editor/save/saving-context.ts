import type { EditView } from '#lib/edit/edit-view'
import type { Base } from '#lib/edit/edited-text'
import type { DraftState } from '../drafts/draft-state'
import type { CodeHandle } from '../monaco/code-handle'
import type { EditSessionState } from '../session/use-edit-session'

/** The state that saving works on. */
export interface SavingContext {
  readonly view: EditView
  readonly base: Base
  readonly setBase: (base: Base) => void
  readonly handle: CodeHandle | null
  readonly session: EditSessionState
  /** Errors that the edit added. */
  readonly errors: number
  /** The number of fields whose text cannot be written into the file yet: it is unsaved, too. */
  readonly unwritten: number
  readonly back: string
  /** Whether the unsaved text is kept elsewhere. */
  readonly draft: DraftState
}
