import type { Problem } from '#lib/check/problem'
import type { HashResult } from '#lib/formats/recorder/hash'
import type { Message } from '#lib/message/message'

/** What the server finds in a text as the recording at a path: the answer of `POST /api/check/PATH`. */
export interface Checked {
  readonly problems: readonly Problem[]
  /** null when the text is no recording. */
  readonly hash: HashResult | null
  readonly messages: readonly Message[]
}

/** What the edit page says of a recording before its text is there. */
export interface EditorView {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly title: { readonly folder: string; readonly name: string; readonly parameters: readonly string[] }
  readonly fingerprint: string
  readonly check: Checked
  /** JSON schema, draft 7; null when the file is no recording yet. */
  readonly schema: object | null
  /** The first lines of the text. */
  readonly beginning: readonly string[]
  /** Why nothing can be saved; null when it can. */
  readonly readOnlyReason: string | null
}
