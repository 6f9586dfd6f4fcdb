import { type EditableField, type EditableMessage, recutPieces } from './editable-message'

/**
 * Returns the chunks of a stream that had text of a lane and have none left in any. A chunk that names a tool or says how
 * the answer ended never counts as empty.
 */
export function emptiedChunks({ fields, chunks }: EditableMessage): number[] {
  if (chunks === 0) return []
  const emptied = new Set<number>()
  for (const field of fields) for (const index of recutPieces(field)) emptied.add(chunkAt(field, index))
  for (const { part, pieces, form } of fields) {
    const isLane = form === 'text' && part !== 'name' && part !== 'finish'
    for (const { chunk, text } of pieces) if (text !== '' || !isLane) emptied.delete(chunk)
  }
  return [...emptied].toSorted((a, b) => a - b)
}

function chunkAt({ pieces }: EditableField, index: number): number {
  return pieces[index]?.chunk ?? 0
}

/**
 * Returns the emptied chunks that may be taken out: those in which everything else is also in a chunk that stays. A
 * chunk that alone has a role, an id, a finish reason, a count or other content stays.
 */
export function removableChunks(message: EditableMessage): number[] {
  const { facts } = message.origin
  const taken = new Map<string, number>()
  return emptiedChunks(message).filter((chunk) => {
    const ofChunk = facts.of(chunk)
    if (ofChunk.some((fact) => facts.chunksWith(fact) - (taken.get(fact) ?? 0) < 2)) return false
    for (const fact of ofChunk) taken.set(fact, (taken.get(fact) ?? 0) + 1)
    return true
  })
}
