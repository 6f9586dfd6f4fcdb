import { kindOf } from '#lib/json/document'
import { parseDocument } from '#lib/json/parse'
import { textOfPieces } from '#lib/message/recut'
import { haveSameShape } from './argument-slots'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'

/** Why the text of a field cannot be written into the file. */
export interface FieldProblem {
  /** Key of the field. */
  readonly field: string
  /** `not-json` for a text that is no JSON yet. */
  readonly code: 'not-json' | 'bad-value'
  readonly message: string
}

/** Returns what is wrong with the texts that were typed. The file holds some of them as JSON values or numbers. */
export function fieldProblems({ fields, origin }: EditableMessage): FieldProblem[] {
  return fields.flatMap((field): FieldProblem[] => {
    const isChanged = recutPieces(field).length > 0
    if (!isChanged) return []
    const unread = notJson(field, fields)
    if (unread !== null) return [{ field: field.key, code: 'not-json', message: unread }]
    const message = numberProblem(field) ?? shapeProblem(field, origin.arguments.has(field.key))
    return message === null ? [] : [{ field: field.key, code: 'bad-value', message }]
  })
}

/** Arguments that come value by value have a chunk for each value that is there, and none for another. */
function shapeProblem({ pieces, recorded }: EditableField, isByValue: boolean): string | null {
  if (!isByValue || haveSameShape(textOfPieces(pieces), textOfPieces(recorded))) return null
  return 'The values of this call come one by one. They can be changed here; to add or remove one, edit the JSON.'
}

function notJson(
  { form, pieces, choice, call }: EditableField,
  fields: readonly EditableField[],
): string | null {
  if (form !== 'json' && form !== 'number') return null
  const parsed = parseDocument(textOfPieces(pieces))
  if (parsed.ok) return null
  if (form === 'number') return NO_NUMBER
  const named = fields.find((one) => one.part === 'name' && one.choice === choice && one.call === call)
  const name = named ? textOfPieces(named.pieces) : ''
  return `The arguments${name === '' ? '' : ` of ${name}`} are not JSON yet: ${parsed.error.message}`
}

const NO_NUMBER = 'A token count is a number.'

function numberProblem({ form, pieces }: EditableField): string | null {
  if (form !== 'number') return null
  const parsed = parseDocument(textOfPieces(pieces))
  const isNumber = parsed.ok && kindOf(parsed.document, parsed.document.root) === 'number'
  return isNumber ? null : NO_NUMBER
}
