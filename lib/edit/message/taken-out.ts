import { spanOf } from '#lib/json/document'
import type { TextEdit } from '#lib/json/text-edit'
import type { EditableMessage } from './editable-message'
import { removableChunks } from './emptied'

/**
 * Returns the items of the answer that may be taken out: the emptied chunks that hold nothing else. Of server-sent
 * events, the lines around the data go too.
 */
export function removableItems(message: EditableMessage): number[] {
  return removableChunks(message).flatMap((chunk) => message.origin.values.linesOf(chunk))
}

/** Returns the items of the answer that are taken out, as the reader chose. */
export function itemsTakenOut(message: EditableMessage): Set<number> {
  return new Set(message.choices.emptied === 'keep' ? [] : removableItems(message))
}

/** Returns the edits that take items out of the list of the answer. What is around them stays as it is. */
export function takingOut(items: ReadonlySet<number>, { origin }: EditableMessage): TextEdit[] {
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
