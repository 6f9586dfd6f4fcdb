import { spanOf } from '#lib/json/document'
import type { TextEdit } from '#lib/json/text-edit'
import type { EditableMessage } from './editable-message'
import { removableChunks } from './emptied'

/** Returns the chunks that are taken out, as the reader chose. */
export function chunksTakenOut(message: EditableMessage): Set<number> {
  return new Set(message.choices.emptied === 'keep' ? [] : removableChunks(message))
}

/**
 * Returns the edits that take chunks out of the list of the answer. Of server-sent events, the lines around the data go
 * too; what else is around them stays as it is.
 */
export function takingOut(chunks: ReadonlySet<number>, { origin }: EditableMessage): TextEdit[] {
  const items = new Set([...chunks].flatMap((chunk) => origin.values.linesOf(chunk)))
  const { document } = origin.recording
  const spans = origin.values.items.map((node) => spanOf(document, node))
  const lastKept = spans.findLastIndex((_, index) => !items.has(index))
  return [...items].map((item) => {
    const { start = 0, end = 0 } = spans[item] ?? {}
    const next = item < lastKept ? spans[item + 1]?.start : end
    // The comma after the last item that stays goes with the items behind it.
    const from = item > lastKept ? (spans[item - 1]?.end ?? start) : start
    return { start: from, end: next ?? end, text: '' }
  })
}
