import type { Checked } from './checked'

/** What the edit page needs to know of a recording. The editor loads the text itself. */
export interface EditView {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly title: EditTitle
  /** Of the bytes that `check` and `beginning` were made from; empty when they are not UTF-8. */
  readonly fingerprint: string
  readonly check: Checked
  /** JSON schema of the recording's kind, draft 7. null when the file is not a recording yet. */
  readonly schema: object | null
  /** The first lines of the text, for a page without JavaScript and while the editor loads. */
  readonly beginning: readonly string[]
  /** Why nothing can be saved; null when it can. */
  readonly readOnlyReason: string | null
}

/** The head of the page: the parts of the test id, or of the path when there is no test id. */
export interface EditTitle {
  readonly folder: string
  readonly name: string
  readonly parameters: readonly string[]
}
