import { editBetween } from '#lib/json/text-edit'
import { textOfPieces } from '#lib/message/recut'
import { type EditableMessage, editField, recutPieces, resetField } from './editable-message'
import type { FieldProblem } from './field-problems'
import { writeMessage } from './write-message'

/** A text that was typed into a field of a message and cannot be written into the file yet. */
export interface UnwrittenText {
  /** Key of the field. */
  readonly field: string
  /** All that stands in the field. */
  readonly text: string
}

/** What was typed into a message, in two parts. */
interface Parted {
  /** The file, with all that can be written. */
  readonly text: string
  readonly unwritten: readonly UnwrittenText[]
  /** Why these cannot be written. */
  readonly problems: readonly FieldProblem[]
}

/**
 * Parts what was typed into a message: the file with all of it that can be written, and the texts that cannot, such as
 * arguments that are not JSON yet. `withUnwritten` puts the two together again.
 */
export function partUnwritten(message: EditableMessage): Parted {
  let rest = message
  const unwritten: UnwrittenText[] = []
  const problems: FieldProblem[] = []
  for (;;) {
    const result = writeMessage(rest)
    if (result.ok) return { text: result.text, unwritten, problems }
    const named = new Set(result.problems.map(({ field }) => field))
    const edited = rest.fields.filter((field) => recutPieces(field).length > 0)
    const refused = edited.filter(({ key }) => named.has(key))
    problems.push(...result.problems)
    // A field that was not edited is read differently: then nothing that was edited can be written.
    for (const { key, pieces } of refused.length > 0 ? refused : edited) {
      unwritten.push({ field: key, text: textOfPieces(pieces) })
      rest = resetField(rest, key)
    }
    if (edited.length === 0) return { text: rest.origin.recording.text, unwritten, problems }
  }
}

/** Returns the message with texts typed into its fields. @returns also the texts whose field it does not have */
export function withUnwritten(
  message: EditableMessage,
  unwritten: readonly UnwrittenText[],
): { readonly message: EditableMessage; readonly left: readonly UnwrittenText[] } {
  const left: UnwrittenText[] = []
  let typed = message
  for (const one of unwritten) {
    const field = typed.fields.find(({ key, fixed }) => key === one.field && fixed === null)
    if (field) typed = editField(typed, field.key, editBetween(textOfPieces(field.pieces), one.text))
    else left.push(one)
  }
  return { message: typed, left }
}
