import type { CauseView } from '../causes/cause-view'
import type { Change } from '../change'
import type { Summary } from '../summary'

/** A review, as it is written for a comment. */
export interface Export {
  /** The names of both ends. */
  readonly base: string
  readonly head: string
  readonly summary: Summary
  /** Heaviest first. */
  readonly changes: readonly Change[]
  /** What the changes have in common, heaviest first. */
  readonly causes: readonly CauseView[]
  /** Paths that could not be compared, with the reason. */
  readonly problems?: readonly { readonly path: string; readonly message: string }[]
  /** Whether a change was viewed. Without it no ticks are written. */
  readonly viewed?: (change: Change) => boolean
  /** Returns the note on a change; empty when there is none. */
  readonly note?: (change: Change) => string
  /** Returns the address of the file of a change, at the line that changed; null when it is not known. */
  readonly urlOf?: (change: Change) => string | null
}

/** Adds a line to the address of a file. */
export function atLine(url: string, line: number | null): string {
  return line === null ? url : `${url}#L${line}`
}
