import type { Problem } from '#lib/check/problem'
import type { HashResult } from '#lib/formats/recorder/hash'
import type { Message } from '#lib/message/message'

/** The result of checking a text as the recording at a path. */
export interface Checked {
  readonly problems: readonly Problem[]
  /** null when the text is not a recording. */
  readonly hash: HashResult | null
  readonly messages: readonly Message[]
}
