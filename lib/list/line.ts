import type { ProblemCode } from '#lib/check/problem'
import type { ChangeMark } from '#lib/entry/change-mark'
import type { Label } from '#lib/entry/shown-name'
import type { HashVerdict } from '#lib/formats/recorder/hash'
import type { RecordingKind } from '#lib/wire/kind'
import type { AnswerSnippet, PromptSnippet } from './snippets'

/** The ways to group a list. */
export const GROUPINGS = ['test', 'model', 'none'] as const

export type Grouping = (typeof GROUPINGS)[number]

/** One line of the list, as it is shown. */
export type Line = GroupLine | RowLine

/**
 * Returns the name of a line, in the address of a page and while the list changes: a recording's path, or `group:` and
 * an id.
 */
export function lineName(
  line: Pick<GroupLine, 'type' | 'id'> | { type: 'row' | 'entry'; path: string },
): string {
  return line.type === 'group' ? `group:${line.id}` : line.path
}

export interface GroupLine {
  readonly type: 'group'
  readonly level: 0 | 1
  /** Identifies the group in the address. */
  readonly id: string
  readonly label: Label
  /** Parameters that all its recordings share, and the file when the group above is not a file. */
  readonly details: readonly string[]
  /** The number of recordings in the group. */
  readonly count: number
  readonly verdicts: Readonly<Record<HashVerdict, number>>
  readonly unreadable: number
  /** The chunks and the bytes of its recordings, added up. */
  readonly chunks: number
  readonly size: string
  /** Its test function, as `testKey` writes it; null for a group that is not of one function. */
  readonly test: string | null
  readonly isFolded: boolean
  /** Whether it is folded when the reader has not chosen. */
  readonly isFoldedByDefault: boolean
}

export interface RowLine {
  readonly type: 'row'
  readonly level: 0 | 1 | 2
  readonly path: string
  /** Its test, as `testKey` writes it; null without one. */
  readonly test: string | null
  /** The test function; null when the group above names it. */
  readonly label: Label | null
  /** The parameters that distinguish it from the other lines of its group. */
  readonly parameters: readonly string[]
  /** The test's file, when no group names it; otherwise empty. */
  readonly file: string
  /** The first digits of the file's name. */
  readonly name: string
  readonly model: string
  readonly provider: string
  readonly endpoint: string
  readonly kind: RecordingKind
  readonly prompt: PromptSnippet
  readonly answer: AnswerSnippet
  /** The number of chunks; null when the answer was not streamed. */
  readonly chunks: number | null
  /** The size of the file, as it is shown. */
  readonly size: string
  readonly finish: string
  readonly httpStatus: number | null
  readonly verdict: HashVerdict
  /** Without those about the hash, which the verdict stands for. */
  readonly problems: readonly ProblemCode[]
  /** null when it is the same as in the base, or when the base is not known. */
  readonly change: ChangeMark | null
}
