/** A key and what it does on this page. */
export interface KeyHint {
  readonly keys: readonly string[]
  readonly label: string
  /** Shown in the list of keys only, not in the footer. */
  readonly isMinor?: boolean
  /** Left out with `--read-only`: it changes a recording, or leads to where one does. */
  readonly isWriting?: boolean
}
