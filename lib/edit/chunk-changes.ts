import { lineChanges } from '#lib/diff/line-changes'
import { countText } from '#lib/figures/text'
import { chunksOfFile, itemNodes } from '#lib/formats/recorder/places'
import { type JsonDocument, rawOf } from '#lib/json/document'

/** What became of the chunks of a streamed answer, counted as git shows it: by the text that they have in the file. */
export interface ChunkChanges {
  readonly rewritten: number
  readonly takenOut: number
  readonly putIn: number
  readonly untouched: number
}

/**
 * Compares the chunks of two texts of a file. A chunk is an item of the list that the answer is, or the lines of a
 * server-sent event; an answer that is not a list has none.
 * @returns null if neither text has chunks
 */
export function chunkChanges(before: JsonDocument, after: JsonDocument): ChunkChanges | null {
  const [old, now] = [before, after].map(chunkTexts)
  if (!old || !now || old.length + now.length === 0) return null
  const found = byDifference(old, now)
  const inPlace = old.filter((text, index) => text !== now[index]).length
  const isInPlace = old.length === now.length && inPlace <= found.rewritten + found.takenOut + found.putIn
  const changes = isInPlace ? { rewritten: inPlace, takenOut: 0, putIn: 0 } : found
  return { ...changes, untouched: now.length - changes.rewritten - changes.putIn }
}

function chunkTexts(document: JsonDocument): string[] {
  const items = itemNodes(document).map((node) => rawOf(document, node))
  return chunksOfFile(document).map(({ first, last }) => items.slice(first, last + 1).join())
}

/** In a run of chunks that became another, as many were rewritten as both sides have. */
function byDifference(old: readonly string[], now: readonly string[]): Omit<ChunkChanges, 'untouched'> {
  const found = { rewritten: 0, takenOut: 0, putIn: 0 }
  for (const { beforeCount, afterCount } of lineChanges(old, now)) {
    found.rewritten += Math.min(beforeCount, afterCount)
    found.takenOut += Math.max(0, beforeCount - afterCount)
    found.putIn += Math.max(0, afterCount - beforeCount)
  }
  return found
}

/** A count with what it is of, such as 2 and `chunks taken out`. */
export interface CountedWords {
  readonly count: string
  readonly words: string
}

/** Puts what became of chunks into words. The first names what is counted; the last is what stays as it is. */
export function chunkWords({ rewritten, takenOut, putIn, untouched }: ChunkChanges): CountedWords[] {
  const all = [
    { count: rewritten, words: 'rewritten' },
    { count: takenOut, words: 'taken out' },
    { count: putIn, words: 'put in' },
  ]
  const some = all.filter(({ count }) => count > 0)
  const said = (some.length > 0 ? some : all.slice(0, 1)).map(({ count, words }, index) => {
    const noun = count === 1 ? 'chunk' : 'chunks'
    return { count: countText(count), words: index === 0 ? `${noun} ${words}` : words }
  })
  return [...said, { count: countText(untouched), words: 'untouched, byte for byte' }]
}

/** The same as one text: `2 chunks taken out, 21 untouched, byte for byte`. */
export function chunksText(changes: ChunkChanges): string {
  return chunkWords(changes)
    .map(({ count, words }) => `${count} ${words}`)
    .join(', ')
}
