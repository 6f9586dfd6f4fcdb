import { parseDocument } from '#lib/json/parse'
import { editBetween } from '#lib/json/text-edit'
import { recut, textOfPieces } from '#lib/message/recut'
import { argumentChanges } from './argument-slots'
import { textIn } from './echoes'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'
import type { Change, Echo, Origin, Slot } from './origin'
import { emptiedValues } from './untrue'

/** Returns what changes in the file: the pieces that were cut again, what repeats them, and what is to be emptied. */
export function changesOf(message: EditableMessage): Change[] {
  const { fields, origin, choices } = message
  const texts = fields.flatMap((field) => {
    const changed = new Set(recutPieces(field))
    if (changed.size === 0) return []
    const own = ownChanges(field, changed, origin)
    const echoes = origin.echoes.filter(({ field: key, pieces }) => {
      return key === field.key && pieces.some((index) => changed.has(index))
    })
    return choices.repeats === 'keep' ? own : [...own, ...echoes.flatMap((echo) => echoChanges(echo, field))]
  })
  return [...texts, ...emptiedValues(message)]
}

function ownChanges(field: EditableField, changed: ReadonlySet<number>, origin: Origin): Change[] {
  const given = origin.arguments.get(field.key)
  if (given) return argumentChanges(given, textOfPieces(field.pieces))
  const slots = origin.slots.get(field.key) ?? []
  return [...changed].flatMap((index) => {
    const slot = slots[index]
    return slot ? [changeOf(slot, field.pieces[index]?.text ?? '', field.form)] : []
  })
}

function changeOf(slot: Slot, text: string, form: EditableField['form']): Change {
  return { slot, to: form === 'text' ? { text } : { json: text } }
}

/** A repeated text is cut again over the values that repeat it. */
function echoChanges({ slots, pieces, isParsed }: Echo, field: EditableField): Change[] {
  const before = slots.map((slot) => ({ chunk: slot.chunk, text: textIn(slot) }))
  const after = textOfPieces(pieces.flatMap((index) => field.pieces[index] ?? []))
  // Clients give null for a text that is not JSON.
  const json = isParsed && !parseDocument(after).ok ? 'null' : after
  if (isParsed) return slots.map((slot) => ({ slot, to: { json } }))
  const cut = recut(before, editBetween(textOfPieces(before), after))
  return slots.flatMap((slot, index) => {
    const text = cut[index]?.text ?? ''
    return text === before[index]?.text ? [] : [changeOf(slot, text, field.form)]
  })
}
