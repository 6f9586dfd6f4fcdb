import 'server-only'
import type { Problem } from '#lib/check/problem'
import { sha256OfText } from '#lib/disk/fingerprint'
import { openRecording } from '#lib/entry/open-recording'
import type { HashResult } from '#lib/formats/recorder/hash'
import { readRecording } from '#lib/formats/recorder/read'
import type { Message } from '#lib/message/message'

/** What a text would be as the recording at a path. */
export interface Checked {
  readonly problems: readonly Problem[]
  /** null when the text is no recording. */
  readonly hash: HashResult | null
  readonly messages: readonly Message[]
}

/** Checks a text as if it were saved at a path: all problems, the request hash and the assembled messages. */
export function checkText(path: string, text: string): Checked {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return { problems: recording.problems, hash: null, messages: [] }
  const { problems, hash, assembled } = openRecording(recording, { size: 0, modified: 0 }, sha256OfText)
  return { problems, hash, messages: assembled.messages }
}
