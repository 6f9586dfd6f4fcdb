import { kindOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { textOfPieces } from '#lib/message/recut'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'

/** Why the text of a field cannot be written into the file. */
export interface FieldProblem {
  /** Key of the field. */
  readonly field: string
  readonly message: string
}

/** Returns what is wrong with the texts that were typed. The file holds some of them as JSON values or numbers. */
export function fieldProblems({ fields }: EditableMessage): FieldProblem[] {
  return fields.flatMap((field) => {
    const message = recutPieces(field).length === 0 ? null : problemOf(field)
    return message === null ? [] : [{ field: field.key, message }]
  })
}

function problemOf({ form, pieces }: EditableField): string | null {
  if (form === 'text') return null
  const parsed = parseDocument(textOfPieces(pieces))
  if (!parsed.ok) {
    return form === 'number'
      ? 'A token count is a number.'
      : `The file holds JSON here. ${parsed.error.message}`
  }
  const isNumber = kindOf(parsed.document, parsed.document.root) === 'number'
  return form === 'number' && !isNumber ? 'A token count is a number.' : null
}
