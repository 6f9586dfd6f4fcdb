import { textOfPieces } from '#lib/message/recut'
import { argumentChanges } from './argument-slots'
import { textIn } from './echoes'
import { type EditableField, type EditableMessage, recutPieces } from './editable-message'
import { emptiedChunks, removableChunks } from './emptied'
import { chunksTakenOut } from './taken-out'
import { type Untrue, untrueOf } from './untrue'

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
  /** Chunks that have lost all their text. */
  readonly emptied: readonly number[]
  /** Those of them that may be taken out; of a server-sent event, with the lines around its data. */
  readonly removable: readonly number[]
  /** The removable chunks, if the reader chose to take them out. */
  readonly takenOut: ReadonlySet<number>
  /** Recorded values that were true of the recorded text only. */
  readonly untrue: Untrue
}

/** Finds out what the edits of a message do. */
export function effectsOf(message: EditableMessage): Effects {
  const recut = message.fields
    .flatMap((field) => recutOf(field, message))
    .toSorted((a, b) => a.chunk - b.chunk)
  return {
    recut,
    emptied: emptiedChunks(message),
    removable: removableChunks(message),
    takenOut: chunksTakenOut(message),
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
