import type { ProblemCode } from '#lib/check/problem'
import type { HashVerdict } from '#lib/formats/recorder/hash'
import type { ToolCall, Usage } from '#lib/message/message'
import type { RecordingKind } from '#lib/wire/kind'
import type { ChangeMark } from './change-mark'
import type { Derived } from './derived'
import type { Turn } from './turn'

/**
 * A recording in the list, in the HTTP API and in `tapedeck list --json`. The names of its fields are part of the
 * interface (docs/interfaces.md, 3).
 */
export interface Row {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly testId: string | null
  readonly suite: string
  readonly model: string
  readonly provider: string
  readonly endpoint: string
  readonly kind: RecordingKind
  readonly streaming: boolean
  readonly httpStatus: number | null
  readonly chunks: number
  readonly bytes: number
  /** When the file was last written, in milliseconds since 1970. */
  readonly modified: number
  /** The last text of the user in the request. */
  readonly prompt: string
  /** The assembled text of choice 0. */
  readonly answer: string
  readonly reasoning: string
  readonly refusal: string
  /** The message of an error or exception; empty when there is none. */
  readonly error: string
  readonly toolCalls: readonly Pick<ToolCall, 'name' | 'arguments'>[]
  readonly finishReason: string | null
  readonly usage: Usage | null
  readonly hash: {
    readonly name: string
    readonly computed: string | null
    readonly verdict: HashVerdict
  }
  readonly problems: readonly ProblemCode[]
  /** For a file that cannot be read: its first problem in words, with its place. */
  readonly reason: string
}

/** The texts of a recording that are searched, each as a person sees it. */
export interface SearchTexts {
  readonly system: readonly string[]
  readonly user: readonly string[]
  /** All other messages of the request: from the assistant, tool results, calls. */
  readonly other: readonly string[]
  readonly answer: readonly string[]
  readonly reasoning: readonly string[]
  /** Each call, as `name({…})`. */
  readonly calls: readonly string[]
  /** The names of the tools that the model could call, and what no reader understands of the request. */
  readonly definitions: readonly string[]
  readonly ids: readonly string[]
  readonly errors: readonly string[]
  /** The rest: content of the answer that no reader claims, each text once; all of a file that is not a recording. */
  readonly rest: readonly string[]
}

/** The texts of an entry. */
export interface Said {
  readonly row: Pick<Row, 'prompt' | 'answer' | 'reasoning' | 'toolCalls'>
  readonly texts: SearchTexts
}

/** What the index keeps of a recording. */
export interface Entry extends Derived {
  readonly row: Row
  readonly texts: SearchTexts
  readonly turn: Turn
  /** Whether the request holds some words, where that is known without the texts. */
  asks?(words: string): boolean
  /** The names of the called tools, where they are known without the texts. */
  readonly tools?: readonly string[]
  /** What it says with long texts cut to their beginnings, where any is long: the whole is then slow to get. */
  readonly beginning?: Said | null
  /** Set when it differs from the base. */
  readonly mark?: ChangeMark | undefined
}
