import { type Unreadable, unreadableFile } from '#lib/check/unreadable'
import { whyNotJson } from '#lib/check/why-not-json'
import { type NotRecorded, readRecorded } from '#lib/formats/recorder/read'
import { kindOf } from '#lib/wire/claim'
import type { Recording } from '#lib/wire/recording'

/**
 * Reads one recording from its text. Never throws: a text that is not a recording gives `unreadable` with its problem.
 * @param file its path is relative to the root, with `/`
 */
export function readRecording(file: { path: string; text: string }): Recording | Unreadable {
  const read = readRecorded(file)
  if (!read.ok) {
    const { path, text } = file
    return unreadableFile(path, { ...explained(text, read.failure), text })
  }
  return Object.assign(read.recorded, { kind: kindOf(read.recorded) })
}

function explained(text: string, failure: NotRecorded): NotRecorded {
  const { code } = failure
  return code === 'not-a-recording' ? failure : { ...failure, ...whyNotJson(text, { ...failure, code }) }
}
