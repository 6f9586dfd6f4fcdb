import { spanOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { edited, type TextEdit } from '#lib/json/text-edit'
import { textOfPieces } from '#lib/message/recut'
import { changesOf } from './changes'
import { choose, type EditableMessage, resetField } from './editable-message'
import { fieldProblems } from './field-problems'
import { fileEdits } from './write-message'

/**
 * Returns the file with all that was typed into a message, also with text that is not JSON yet: it stands as typed where
 * the file has the value, so the file is not JSON until it is mended. This is for keeping it, not for saving.
 * @returns null if nothing is wrong with what was typed, or if it has no such place: it would be read as something else
 */
export function unwrittenText(message: EditableMessage): string | null {
  const problems = fieldProblems(message)
  const raw = problems.map(({ field }) => rawEdit(message, field))
  const placed = raw.filter((edit) => edit !== null)
  if (placed.length === 0 || placed.length < problems.length) return null
  const rest = problems.reduce((all, { field }) => resetField(all, field), message)
  const changes = changesOf(choose(rest, { emptied: 'keep', usage: 'keep' }))
  const { recording } = message.origin
  const text = edited(recording.text, [...fileEdits(changes, message.origin), ...placed])
  return parseDocument(text).ok ? null : text
}

/** Puts the text of a field in the place of its value; null for a value that is spread, or within the text of an event. */
function rawEdit({ fields, origin }: EditableMessage, key: string): TextEdit | null {
  const field = fields.find((one) => one.key === key)
  const [slot, ...others] = origin.slots.get(key) ?? []
  if (!field || !slot || others.length > 0 || slot.data !== null) return null
  const text = textOfPieces(field.pieces)
  return parseDocument(text).ok ? null : { ...spanOf(slot.document, slot.node), text }
}
