import { readRecording } from '#lib/entry/read-recording'
import { parseDocument } from '#lib/json/parse'
import { compactText } from '#lib/json/spelling'
import { textOfPieces } from '#lib/message/recut'
import { assemble } from '#lib/wire/assemble'
import type { EditableField, EditableMessage } from './editable-message'
import type { FieldProblem } from './field-problems'

/**
 * Reads a written file again and compares its answer with what was typed.
 * @returns the fields that would be read differently
 */
export function differences(message: EditableMessage, text: string): FieldProblem[] {
  const recording = readRecording({ path: message.origin.recording.path, text })
  if (recording.kind === 'unreadable')
    return message.fields.map(({ key }) => ({ field: key, code: 'bad-value', message: DIFFERS }))
  const { messages } = assemble(recording)
  const readOf = ({ choice, part, call }: EditableField): string | null => {
    const read = messages.find(({ index }) => index === choice)
    switch (part) {
      case 'count':
        return null
      case 'name':
        return read?.toolCalls[call ?? -1]?.name ?? ''
      case 'arguments':
        return read?.toolCalls[call ?? -1]?.arguments ?? ''
      case 'finish':
        return read?.finishReason ?? ''
      default:
        return read?.[part] ?? ''
    }
  }
  return message.fields.flatMap((field) => {
    const read = readOf(field)
    return read === null || read === typedIn(field)
      ? []
      : [{ field: field.key, code: 'bad-value', message: DIFFERS }]
  })
}

const DIFFERS = 'The file would be read differently from what was typed. Edit it in the JSON.'

/** What was typed. Of JSON the white space between values does not count. */
function typedIn({ form, pieces }: EditableField): string {
  const text = textOfPieces(pieces)
  if (form !== 'json') return text
  const parsed = parseDocument(text)
  return parsed.ok ? compactText(parsed.document, parsed.document.root) : text
}
