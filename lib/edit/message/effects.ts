import { textOfPieces } from '#lib/message/recut'
import { argumentChanges } from './argument-slots'
import { textIn } from './echoes'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'
import { emptiedChunks, removableChunks } from './emptied'
import { repeatingChunks, type Untrue, untrueOf } from './untrue'

/** A chunk of a stream whose text is cut again, in one field. */
export interface RecutChunk {
  /** Key of the field. */
  readonly field: string
  readonly chunk: number
  readonly before: string
  readonly after: string
}

/** What an edit does besides changing its text. */
export interface Effects {
  /** In the order of chunks. A chunk that adds to several fields may be listed several times. */
  readonly recut: readonly RecutChunk[]
  /** The number of chunks that stay as they are. */
  readonly untouched: number
  /** Chunks that have lost all their text, and those of them that may be taken out. */
  readonly emptied: readonly number[]
  readonly removable: readonly number[]
  /** Recorded values that were true of the recorded text only. */
  readonly untrue: Untrue
}

/** Finds out what the edits of a message do. */
export function effectsOf(message: EditableMessage): Effects {
  const recut = message.fields
    .flatMap((field) => recutOf(field, message))
    .toSorted((a, b) => a.chunk - b.chunk)
  const changed = changedChunks(message)
  return {
    recut,
    untouched: message.chunks - changed.size,
    emptied: emptiedChunks(message),
    removable: removableChunks(message),
    untrue: untrueOf(message),
  }
}

function recutOf(field: EditableField, { origin }: EditableMessage): RecutChunk[] {
  const given = origin.arguments.get(field.key)
  if (given && recutPieces(field).length > 0) {
    return argumentChanges(given, textOfPieces(field.pieces)).map(({ slot, to }) => {
      return {
        field: field.key,
        chunk: slot.chunk,
        before: textIn(slot),
        after: 'text' in to ? to.text : to.json,
      }
    })
  }
  return recutPieces(field).map((index) => ({
    field: field.key,
    chunk: field.recorded[index]?.chunk ?? 0,
    before: field.recorded[index]?.text ?? '',
    after: field.pieces[index]?.text ?? '',
  }))
}

/** The chunks that the edits change, with what repeats them. */
function changedChunks(message: EditableMessage): Set<number> {
  const own = message.fields.flatMap((field) => recutOf(field, message)).map(({ chunk }) => chunk)
  const isKept = message.choices.repeats === 'keep'
  return new Set([...own, ...(isKept ? [] : repeatingChunks(message))])
}
