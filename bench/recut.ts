import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { editField } from '#lib/edit/message/editable-message'
import { effectsOf } from '#lib/edit/message/effects'
import { openMessage } from '#lib/edit/message/open-message'
import { writeMessage } from '#lib/edit/message/write-message'
import { readRecording } from '#lib/entry/read-recording'
import { textOfPieces } from '#lib/message/recut'
import type { Recording } from '#lib/wire/recording'
import { corpus, largeRecording } from './corpus'
import { compare, type Measured } from './measure'

/** Measures editing the answer of the largest recording as text: 6,192 characters in 1,396 of 1,399 chunks. */
export async function benchRecut(): Promise<Measured[]> {
  const root = corpus('2026-05')
  const file = { path: largeRecording(root), text: readFileSync(join(root, largeRecording(root)), 'utf8') }
  const recorded = openMessage(recordingOf(file))
  const [answer] = recorded.fields.filter(({ part }) => part === 'text')
  if (!answer) throw new Error('The recording has no answer.')
  const { length } = textOfPieces(answer.pieces)
  const middle = length >> 1
  let typed = recorded
  const typing = await compare(
    100,
    () => {
      typed = editField(typed, answer.key, { start: middle, end: middle, text: 'x' })
      effectsOf(typed)
    },
    () => undefined,
  )
  const emptied = await compare(
    20,
    () => effectsOf(editField(typed, answer.key, { start: 0, end: length, text: '' })),
    () => undefined,
  )
  const parse = (): unknown => JSON.parse(file.text)
  const opening = await compare(20, () => openMessage(recordingOf(file)), parse)
  const writing = await compare(20, () => writeMessage(typed), parse)
  return [
    { what: 'a typed character of 1,399 chunks, cut again', value: typing.subject, unit: 'ms', limit: 16 },
    { what: 'all text of 1,399 chunks deleted at once', value: emptied.subject, unit: 'ms', limit: 16 },
    {
      what: 'answer of 1.1 MB opened as text ÷ JSON.parse',
      value: opening.subject / opening.reference,
      unit: '×',
      limit: 10,
    },
    {
      what: 'written and read again ÷ JSON.parse',
      value: writing.subject / writing.reference,
      unit: '×',
      limit: 6,
    },
  ]
}

function recordingOf(file: { path: string; text: string }): Recording {
  const recording = readRecording(file)
  if (recording.kind === 'unreadable') throw new Error(`${file.path} is not a recording.`)
  return recording
}
