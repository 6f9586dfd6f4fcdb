import type { Content } from './edit'

/** One file as an action changes it. Either side is null when there is no file of that name. */
export interface FileEdit {
  /** Relative to the root, with `/`. In an action on named files (`writeNamed`) absolute, or from the working folder. */
  readonly path: string
  /** The fingerprint of the file that must be there; null when there must be none. */
  readonly before: string | null
  /** The new text, or its bytes in UTF-8; null removes the file. */
  readonly after: string | Content | null
  /** The path of the file that gets this name, when it is a rename; the group has an edit of that path, too. */
  readonly from?: string | undefined
}

export type ActionKind = 'save' | 'rename' | 'delete' | 'duplicate' | 'fix' | 'format' | 'undo' | 'redo'

/** Edits that belong together: all or none of them are done. A rename adds the new name and removes the old one. */
export interface ActionGroup {
  readonly edits: readonly FileEdit[]
}

/** A number of recordings for each thing that is done with them. */
export interface Counts {
  renamed?: number | undefined
  changed?: number | undefined
  duplicated?: number | undefined
  deleted?: number | undefined
}

/** What a user does in one step, and takes back in one step. */
export interface Action {
  readonly kind: ActionKind
  /** Says for a list what is done, such as `Renamed a.json`; or counts what each group does. */
  readonly title: string | readonly Counts[]
  readonly groups: readonly ActionGroup[]
}

export interface ActionOptions {
  /** Called after each group. */
  readonly onProgress?: (done: number, total: number) => void
  /** Asked before each group: true leaves it and those after it undone (`stopped`). */
  readonly isStopped?: () => boolean
  /** Called when the new bytes of a group are on the disk beside their targets, before the last look at the targets. */
  readonly onReady?: () => void
  /** The folder of what tapedeck wrote; by default in the user's own state folder. */
  readonly folder?: string
}

export type WriteFailureCode =
  | 'not-found'
  | 'outside'
  /** The file is not the one that was read; or, where none may be, there is one (`exists`). */
  | 'conflict'
  | 'exists'
  | 'too-large'
  | 'read-only'
  | 'disk-full'
  | 'unwritable'
  /** Another tapedeck is writing. */
  | 'busy'
  /** What undo needs cannot be kept, so nothing was written. */
  | 'not-kept'
  | 'stopped'
  /** The group failed halfway and could not be taken back: the next start offers to end it. */
  | 'halfway'

export interface WriteFailure {
  readonly ok: false
  readonly code: WriteFailureCode
  /** The file that the message is about. */
  readonly path: string
  readonly message: string
  /** For `conflict`: the fingerprint of the bytes that are there now; undefined when there is no readable file. */
  readonly fingerprint?: string
}

/** A file as it is after an action. */
export interface WrittenFile {
  readonly path: string
  /** Null when the file was removed. */
  readonly fingerprint: string | null
}

export type GroupResult =
  | {
      readonly ok: true
      readonly files: readonly WrittenFile[]
      /** What the reader should know, although all is written; empty when there is nothing to say. */
      readonly warning: string
    }
  | WriteFailure

export interface ActionResult {
  /** Names the action in the list of actions; null when nothing was written. */
  readonly id: string | null
  /** Says what was really done. */
  readonly title: string
  /** One for each group, in their order. */
  readonly groups: readonly GroupResult[]
}

export interface ActionFile {
  /** Relative to the root. */
  readonly path: string
  readonly what: 'added' | 'changed' | 'removed'
  /** The path that the file had, when it was renamed to this one. */
  readonly from?: string
}

/** An action that was written. */
export interface ActionSummary {
  readonly id: string
  readonly kind: ActionKind
  readonly title: string
  /** When it was begun, in milliseconds since 1970. */
  readonly time: number
  /** What was written; not what failed. */
  readonly files: readonly ActionFile[]
  /** How many recordings that are: a renamed one is two files. */
  readonly recordings: number
  readonly state: ActionState
  /** One sentence that says why it cannot be taken back; null when it can. */
  readonly whyNot: string | null
}

/**
 * Whether an action can be taken back. `taken-back`: it was. `as-before`: its files are as they were before it, so
 * nothing is left to take back. `changed`: a file is no longer what was written.
 */
export type ActionState = 'undoable' | 'taken-back' | 'as-before' | 'changed'

/** An action that a process began and did not end. */
export interface InterruptedAction {
  readonly id: string
  readonly kind: ActionKind
  /** Says what was really done. */
  readonly title: string
  readonly time: number
  /** What the action was to do with each file. */
  readonly files: readonly ActionFile[]
}
