import type { EditableMessage } from '#lib/edit/message/editable-message'
import { openMessage } from '#lib/edit/message/open-message'
import { readRecording } from '#lib/entry/read-recording'

/** Reads a text as the recording at a path and opens its answer; null if it is not an answer with a message. */
export function openText(path: string, text: string): EditableMessage | null {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return null
  const message = openMessage(recording)
  return message.fields.length > 0 ? message : null
}
