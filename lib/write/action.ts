/** One file as an action changes it. Either side is null when there is no file of that name. */
export interface FileEdit {
  /** Relative to the root, with `/`. In an action on named files (`writeNamed`) absolute, or from the working folder. */
  readonly path: string
  /** The fingerprint of the file that must be there; null when there must be none. */
  readonly before: string | null
  /** The new text; null removes the file. */
  readonly after: string | null
  /** The path of the file that gets this name, when it is a rename; the group has an edit of that path, too. */
  readonly from?: string | undefined
}

export type ActionKind = 'save' | 'rename' | 'delete' | 'duplicate' | 'fix' | 'format' | 'undo' | 'redo'

/** Edits that belong together: all or none of them are done. A rename adds the new name and removes the old one. */
export interface ActionGroup {
  readonly edits: readonly FileEdit[]
}

/** What a user does in one step, and takes back in one step. */
export interface Action {
  readonly kind: ActionKind
  /** Says for a list what is done, such as `Renamed a.json`. */
  readonly title: string
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
  /** `undoable`, or one sentence that says why not. */
  readonly state: string
}

/** An action that a process began and did not end. */
export interface InterruptedAction {
  readonly id: string
  readonly kind: ActionKind
  readonly title: string
  readonly time: number
  /** What the action was to do with each file. */
  readonly files: readonly ActionFile[]
  /** How many of its groups are written wholly, in part, and not at all. */
  readonly done: number
  readonly half: number
  readonly left: number
}
