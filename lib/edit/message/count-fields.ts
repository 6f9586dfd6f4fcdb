import { kindOf, rawOf } from '#lib/json/document'
import type { Count, SourceLog } from '#lib/message/source-log'
import type { EditableField } from './editable-message'
import type { OpenedField } from './opened-field'
import type { AnswerValues, Echo } from './origin'

/**
 * Makes a field of each token count of an answer. Of counts that come several times at one path the last one counts; an
 * earlier one with the same value is kept in step.
 */
export function countFields(log: SourceLog, values: AnswerValues): OpenedField[] {
  const byPath = new Map<string, Count[]>()
  for (const count of log.counts) {
    const known = byPath.get(count.at)
    if (known) known.push(count)
    else byPath.set(count.at, [count])
  }
  return [...byPath.values()].flatMap((counts) => fieldOf(counts, isOfRow(log.counts), values))
}

function fieldOf(
  counts: readonly Count[],
  isOf: (count: Count) => boolean,
  values: AnswerValues,
): OpenedField[] {
  const last = counts.at(-1)
  const slot = last && values.at(last)
  if (!slot || kindOf(slot.document, slot.node) !== 'number') return []
  const text = rawOf(slot.document, slot.node)
  const key = `usage ${last.at}`
  const recorded = [{ chunk: last.chunk, text }]
  const field: EditableField = {
    key,
    choice: 0,
    part: 'count',
    lane: 'usage',
    call: null,
    id: null,
    counts: isOf(last) ? last.of : null,
    name: last.at,
    form: 'number',
    fixed: null,
    recorded,
    pieces: recorded,
  }
  const echoes = counts.slice(0, -1).flatMap((count): Echo[] => {
    const same = values.at(count)
    const isSame = same !== null && rawOf(same.document, same.node) === text
    return isSame ? [{ field: key, pieces: [0], slots: [same], isParsed: false }] : []
  })
  return [{ field, slots: [slot], echoes }]
}

/** Tells which counts the row of the recording shows: the last ones of a kind, in one object. */
function isOfRow(counts: readonly Count[]): (count: Count) => boolean {
  return ({ of, chunk, at }) => {
    const last = counts.findLast((count) => count.of === of)
    return last?.chunk === chunk && parentOf(last.at) === parentOf(at)
  }
}

function parentOf(at: string): string {
  return at.slice(0, at.lastIndexOf('/'))
}
