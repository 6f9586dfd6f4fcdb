import { editBetween } from '#lib/json/text-edit'
import { type Piece, recut, textOfPieces } from '#lib/message/recut'
import type { EditableField, EditableMessage } from './editable-message'

/**
 * Returns a message whose recorded pieces are those of another file: what its effects are compared with. The text of a
 * field that came in other chunks there is cut into the chunks of this one.
 * @param base the message of the file that a save replaces
 */
export function comparedWith(base: EditableMessage, message: EditableMessage): EditableMessage {
  if (base.origin === message.origin) return message
  const known = new Map(base.fields.map((field) => [field.key, field]))
  const fields = message.fields.map((field) => comparedField(known.get(field.key), field))
  return { ...message, fields }
}

/** Fields that were compared: what does not change stays the same object, so that it is not drawn again. */
const compared = new WeakMap<
  EditableField,
  { readonly base: EditableField | undefined; readonly field: EditableField }
>()

function comparedField(base: EditableField | undefined, field: EditableField): EditableField {
  const known = compared.get(field)
  if (known && known.base === base) return known.field
  const made = { ...field, recorded: recordedIn(base, field) }
  compared.set(field, { base, field: made })
  return made
}

function recordedIn(base: EditableField | undefined, { pieces }: EditableField): readonly Piece[] {
  if (!base) return pieces.map(({ chunk }) => ({ chunk, text: '' }))
  const { recorded } = base
  const isAlike =
    recorded.length === pieces.length && recorded.every(({ chunk }, index) => chunk === pieces[index]?.chunk)
  return isAlike ? recorded : recut(pieces, editBetween(textOfPieces(pieces), textOfPieces(recorded)))
}
