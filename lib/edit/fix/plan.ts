import type { Unreadable } from '#lib/check/unreadable'
import type { Row } from '#lib/entry/row'
import type { Recording } from '#lib/wire/recording'
import type { FixKind } from './kinds'

/** One path as a fix changes it. */
export interface FixEdit {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** Fingerprint of the bytes that must be there; null when no file may have this name. */
  readonly before: string | null
  /** The new text; null removes the file. */
  readonly after: string | null
  /** The path of the recording that gets this name. */
  readonly from?: string | undefined
}

/** A recording that may be mended, as it was read. */
export interface FixFile {
  readonly path: string
  readonly fingerprint: string
  readonly recording: Recording | Unreadable
  /** Where it leads, as it is written there, when it is a link; null when it is a file. */
  readonly link: string | null
}

/** The facts about each recording of the root that tell who has a name, and who wants it. */
export type KnownRecording = Pick<Row, 'path' | 'testId' | 'endpoint'> & {
  readonly hash: Pick<Row['hash'], 'computed' | 'verdict'>
}

/**
 * What happens to a file. `left`: nothing is wrong with it, or another recording answers its request. `cannot`: it
 * cannot be mended. `choose`: several files want one name, and the reader says which of them takes it.
 */
export type FixOutcome = 'renamed' | 'changed' | 'deleted' | 'left' | 'cannot' | 'choose'

/**
 * How another recording stands in the way of one: it `answers` the request, or it `takes` the name in this plan; it
 * `wants` the name too and matched at the base, but is not in this plan; it `has` the name, and answers another request.
 */
export type Standing = 'answers' | 'takes' | 'wants' | 'has'

/** What a plan does to one file, or would do to a file that waits (`choose`) once it is the one that takes the name. */
export interface PlannedFix {
  readonly path: string
  readonly testId: string | null
  readonly outcome: FixOutcome
  /** The fixes that are applied, in this order. */
  readonly fixes: readonly FixKind[]
  /** Where the file is afterwards; null when it is deleted. */
  readonly newPath: string | null
  /** Why, and what it does, in one or two sentences. */
  readonly reason: string
  /** The number of ids `rec-…` that are written anew. */
  readonly ids: number
  /** Other recordings that name an id of this one. They are not changed. */
  readonly references: readonly string[]
  /** The recording that stands in its way, by the path that it has afterwards; null when there is none. */
  readonly other: string | null
  /** How it stands in the way; null when there is none. */
  readonly standing: Standing | null
  /** The other recordings that want the same name, and are not read once this one takes it. */
  readonly rivals: readonly string[]
  readonly edits: readonly FixEdit[]
}

/** Edits that belong together: all of them are made, or none. */
export interface FixGroup {
  /** The files of the plan that it mends. */
  readonly paths: readonly string[]
  readonly edits: readonly FixEdit[]
}

/** What a fix of many files does, before anything is written. */
export interface FixPlan {
  /** In the order in which they were given. */
  readonly files: readonly PlannedFix[]
  /** Only of files that are changed. */
  readonly groups: readonly FixGroup[]
}

/** The wishes of the reader, and what is known of the root. */
export interface FixContext {
  readonly kinds: ReadonlySet<FixKind>
  /** Every recording of the root, with those that may be mended. */
  readonly known: readonly KnownRecording[]
  /** Paths that the reader named one by one: of several files that want a name, the chosen one takes it. */
  readonly chosen: ReadonlySet<string>
  /** Paths of recordings that replay found at the base, of those that want a name together with others. */
  readonly matchedAtBase: ReadonlySet<string>
  /** The paths of the recordings that hold an id `rec-…`, by id. */
  readonly mentions: ReadonlyMap<string, readonly string[]>
  /** By path, for `restore-request`: the last text in git whose request matched the name, or why there is none. */
  readonly restored: ReadonlyMap<string, Restored>
}

/** An earlier text of a recording, or the reason why none was found. */
export type Restored =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }
