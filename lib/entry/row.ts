import type { ProblemCode } from '#lib/check/problem'
import type { HashVerdict } from '#lib/formats/recorder/hash'
import type { ToolCall, Usage } from '#lib/message/message'
import type { RecordingKind } from '#lib/wire/kind'
import type { ChangeMark } from './change-mark'

/** One recording in the list, in the HTTP API and in `tapedeck list --json`. The names are part of the interface. */
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
  /** Last user text of the request. */
  readonly prompt: string
  /** Assembled text of choice 0. */
  readonly answer: string
  readonly reasoning: string
  readonly refusal: string
  /** What went wrong, for an error or an exception; empty otherwise. */
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
  /** The first problem in words, with its place; for a file that cannot be read. */
  readonly reason: string
}

/** The texts of a recording that are searched, each as a person sees it. */
export interface SearchTexts {
  readonly system: readonly string[]
  readonly user: readonly string[]
  /** Every other message of the request: assistant, tool results, calls. */
  readonly other: readonly string[]
  readonly answer: readonly string[]
  readonly reasoning: readonly string[]
  /** `name({…})` of each call. */
  readonly calls: readonly string[]
  /** Names of the tools that could be called. */
  readonly definitions: readonly string[]
  readonly ids: readonly string[]
  readonly errors: readonly string[]
  /** What the answer holds and no reader claims. */
  readonly rest: readonly string[]
}

/** What the index keeps of a recording. */
export interface Entry {
  readonly row: Row
  readonly texts: SearchTexts
  /** Names of the tools that were called, where they are known without the texts. */
  readonly tools?: readonly string[]
  /** Set when it is not as the base has it. */
  readonly mark?: ChangeMark | undefined
}
