import { type JsonDocument, type JsonNode, kindOf, rawOf, spanOf } from '#lib/json/document'
import { escapesOf, respelled, respelledEdit } from '#lib/json/respell'
import { edited, type TextEdit } from '#lib/json/text-edit'
import { type Layout, layoutOf, memberAdded, valueEdits } from '#lib/json/value-edits'
import { changesOf } from './changes'
import type { EditableMessage } from './editable-message'
import type { EventData } from './event-data'
import { type FieldProblem, fieldProblems } from './field-problems'
import type { Change, Origin, Slot } from './origin'
import { differences } from './read-back'
import { chunksTakenOut, takingOut } from './taken-out'
import { repeatingChunks } from './untrue'

type Written =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/**
 * Writes the file with what was typed into a message. Only the values that changed are written, in the file's own
 * spelling: every other character stays, also within the line of a server-sent event. The new file is read again; it is
 * returned only if it gives what was typed, unless text that repeats it was to be left as it is. Fails with the fields whose text cannot be written, such as a count that is
 * not a number.
 */
export function writeMessage(message: EditableMessage): Written {
  const problems = fieldProblems(message)
  if (problems.length > 0) return { ok: false, problems }
  const { origin } = message
  const out = chunksTakenOut(message)
  const changes = changesOf(message).filter(({ slot }) => !out.has(slot.chunk))
  const text = edited(origin.recording.text, [...fileEdits(changes, origin), ...takingOut(out, message)])
  // A reader who leaves repeated text as it was has been told that the file then says two things.
  const isTwofold = message.choices.repeats === 'keep' && repeatingChunks(message).length > 0
  const differing = isTwofold ? [] : differences(message, text)
  return differing.length === 0 ? { ok: true, text } : { ok: false, problems: differing }
}

/** Returns the edits of the file that make some changes. */
function fileEdits(changes: readonly Change[], origin: Origin): TextEdit[] {
  if (changes.length === 0) return []
  const { document } = origin.recording
  const layout = layoutOf(document, escapesOf(document.text) ?? true)
  const inEvents = new Map<EventData, Change[]>()
  const edits: TextEdit[] = []
  for (const change of changes) {
    const { data } = change.slot
    if (data === null) edits.push(...editsOf(change, layout))
    else inEvents.set(data, [...(inEvents.get(data) ?? []), change])
  }
  for (const [data, ofEvent] of inEvents) edits.push(...eventEdits(data, ofEvent, origin, layout))
  return edits
}

function editsOf({ slot: { document, node, seat }, to }: Change, layout: Layout): TextEdit[] {
  if (seat !== null) return 'text' in to ? seatEdits(document, node, seat, to.text, layout) : []
  if ('json' in to) return valueEdits(document, node, to.json, layout) ?? []
  if (kindOf(document, node) !== 'string')
    return valueEdits(document, node, JSON.stringify(to.text), layout) ?? []
  return [respelled(rawOf(document, node), spanOf(document, node).start, to.text, layout.escapes)]
}

function seatEdits(
  document: JsonDocument,
  node: JsonNode,
  seat: NonNullable<Slot['seat']>,
  text: string,
  layout: Layout,
): TextEdit[] {
  if ('key' in seat) return [memberAdded(document, node, seat.key, text, layout)]
  return valueEdits(document, node, JSON.stringify(seat.made(text)), layout) ?? []
}

/** The data of an event is JSON of its own within strings of the file: its lines. No edit goes over several lines. */
function eventEdits(
  data: EventData,
  changes: readonly Change[],
  { recording: { document }, values }: Origin,
  { escapes }: Layout,
): TextEdit[] {
  const layout = layoutOf(data.document, values.escapesInData)
  return changes
    .flatMap((change) => editsOf(change, layout))
    .flatMap(({ start, end, text }) => {
      const { line, offset } = data.placeOf(start)
      const node = values.items[line]
      if (node === undefined) return []
      const edit = { start: offset, end: offset + end - start, text }
      return [respelledEdit(rawOf(document, node), spanOf(document, node).start, edit, escapes)]
    })
}
