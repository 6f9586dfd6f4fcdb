import type { Problem } from '#lib/check/problem'
import { placed, schemaFindingsOf } from '#lib/check/problems'
import type { Unreadable } from '#lib/check/unreadable'
import { readRecording } from '#lib/entry/read-recording'
import type { Recording } from '#lib/wire/recording'

/** Reads a recording with the problems that its schema finds, or with the reason why it cannot be read. */
export function readWithProblems(file: { path: string; text: string }): (Recording | Unreadable) & {
  readonly problems: readonly Problem[]
} {
  const recording = readRecording(file)
  if (recording.kind === 'unreadable') return recording
  return Object.assign(recording, { problems: placed(recording, schemaFindingsOf(recording)) })
}
