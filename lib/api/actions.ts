import type { FixKind } from '#lib/edit/fix/kinds'
import type { FixEdit, PlannedFix } from '#lib/edit/fix/plan'
import { type Route, readJson } from './route'

const ADDRESS = '/api/actions'

/** What can be asked for. `format` writes in the recorder's form; `fix` makes the fixes that are named. */
export const ASKED_KINDS = ['rename', 'duplicate', 'delete', 'format', 'fix'] as const

/** The body of `POST /api/actions`. */
export interface ActionAsked {
  readonly kind: (typeof ASKED_KINDS)[number]
  /** The recordings by their paths; or else those that match `query`. */
  readonly paths?: readonly string[] | undefined
  readonly query?: string | undefined
  /** The fixes that `fix` makes. */
  readonly fixes?: readonly FixKind[] | undefined
  /** Whether files that are never read, because another one answers, are deleted too. */
  readonly deleteUnread?: boolean | undefined
  /** Of several files that want one name, those that take it. */
  readonly chosen?: readonly string[] | undefined
  /** For `rename` and `duplicate` of one recording: its text as it is edited, and what was read of it. */
  readonly edited?: { readonly text: string; readonly fingerprint: string } | undefined
  /** Whether to answer with the plan only, and write nothing. */
  readonly dryRun?: boolean | undefined
  /** Names the plan that the reader has seen. A plan that has become another one since is not carried out. */
  readonly plan?: string | undefined
  /** Whether the plan comes with the new texts. */
  readonly texts?: boolean | undefined
  /** A name for this request, by which it can be stopped. */
  readonly run?: string | undefined
}

/** What is done with one recording. */
export interface PlannedFile extends Omit<PlannedFix, 'edits' | 'outcome'> {
  readonly outcome: PlannedFix['outcome'] | 'duplicated'
  /** Only when texts are asked for. */
  readonly edits?: readonly FixEdit[]
}

/** What is done with each recording, before anything is written. */
export interface ActionPlan {
  /** Names this plan; the same for the same edits of the same files. */
  readonly plan: string
  readonly files: readonly PlannedFile[]
  /** What could not be found out and made a difference. */
  readonly notes: readonly string[]
}

/** What was written. */
export interface ActionEnded {
  /** Names the action; null when nothing was written. */
  readonly id: string | null
  readonly title: string
  /** The recordings that were written, by the paths that they had. */
  readonly written: readonly string[]
  /** The recordings that were left because the action was stopped. */
  readonly stopped: readonly string[]
  /** The recordings that could not be written, each with a sentence. */
  readonly failed: readonly { readonly path: string; readonly message: string }[]
  /** What the reader should know although all is written. */
  readonly warnings: readonly string[]
}

/** One line of the answer to `POST /api/actions`: the plan, the progress in groups of files, and the end. */
export type ActionLine =
  | ({ readonly type: 'planned' } & ActionPlan)
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | ({ readonly type: 'ended' } & ActionEnded)
  | { readonly type: 'failed'; readonly code: string; readonly message: string }

/** A file that an action wrote; `from` is the path that it had, when it was renamed. */
export interface WrittenFile {
  readonly path: string
  readonly what: 'added' | 'changed' | 'removed'
  readonly from?: string
}

/** An action that was written, in the list of the last hundred. */
export interface WrittenAction {
  readonly id: string
  readonly kind: string
  readonly title: string
  /** In milliseconds since 1970. */
  readonly time: number
  readonly files: readonly WrittenFile[]
  /** How many recordings that are: a renamed one is two files. */
  readonly recordings: number
  /** Whether it can be taken back, and if not, how its files are. */
  readonly state: 'undoable' | 'taken-back' | 'as-before' | 'changed'
  /** Null when it can be taken back; or else why not, in a sentence. */
  readonly whyNot: string | null
}

/** An action that was begun and not ended: its title says how far it got. */
export type UnendedAction = Omit<WrittenAction, 'state' | 'whyNot' | 'recordings'>

/** The answer of `GET /api/actions`: what tapedeck wrote below the root, the last hundred actions. */
export interface ActionsRead {
  /** Newest first. */
  readonly actions: readonly WrittenAction[]
  readonly interrupted: readonly UnendedAction[]
}

/** `POST /api/actions`, body = an `ActionAsked`: plans an action or carries it out. Answers with `ActionLine`s. */
export const ACT: Route<null, Response> = {
  method: 'POST',
  href: () => ADDRESS,
  read: async (response) => response,
}

/** `POST /api/actions/undo`, body = `{id}`, or `{}` for the last one that can be: takes an action back. */
export const UNDO: Route<null, ActionEnded> = {
  method: 'POST',
  href: () => `${ADDRESS}/undo`,
  read: readJson,
}

/** `POST /api/actions/end`, body = `{id, how}`: writes what is missing of an interrupted action, or takes it back. */
export const END_INTERRUPTED: Route<null, ActionEnded> = {
  method: 'POST',
  href: () => `${ADDRESS}/end`,
  read: readJson,
}

/** `POST /api/actions/stop`, body = `{run}`: stops a running action after the file that is being written. */
export const STOP_ACTION: Route<null, { readonly isRunning: boolean }> = {
  method: 'POST',
  href: () => `${ADDRESS}/stop`,
  read: readJson,
}
