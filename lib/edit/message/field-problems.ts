import { kindOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { textOfPieces } from '#lib/message/recut'
import { haveSameShape } from './argument-slots'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'

/** Why the text of a field cannot be written into the file. */
export interface FieldProblem {
  /** Key of the field. */
  readonly field: string
  readonly message: string
}

/** Returns what is wrong with the texts that were typed. The file holds some of them as JSON values or numbers. */
export function fieldProblems({ fields, origin }: EditableMessage): FieldProblem[] {
  return fields.flatMap((field) => {
    const isChanged = recutPieces(field).length > 0
    const message = isChanged
      ? (problemOf(field) ?? shapeProblem(field, origin.arguments.has(field.key)))
      : null
    return message === null ? [] : [{ field: field.key, message }]
  })
}

/** Arguments that come value by value have a chunk for each value that is there, and none for another. */
function shapeProblem({ pieces, recorded }: EditableField, isByValue: boolean): string | null {
  if (!isByValue || haveSameShape(textOfPieces(pieces), textOfPieces(recorded))) return null
  return 'The values of this call come one by one. They can be changed here; to add or remove one, edit the JSON.'
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
