import 'server-only'
import { sha256OfText } from '#lib/disk/fingerprint'
import type { Checked } from '#lib/edit/checked'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'

/** Checks a text as the recording at a path. Returns all problems, the request hash and the assembled messages. */
export function checkText(path: string, text: string): Checked {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return { problems: recording.problems, hash: null, messages: [] }
  const { problems, hash, assembled } = openRecording(recording, { size: 0, modified: 0 }, sha256OfText)
  return { problems, hash, messages: assembled.messages }
}
