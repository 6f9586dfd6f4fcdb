import { wordDiff } from '#lib/diff/word-diff'
import type { EditableField } from '#lib/edit/message/editable-message'
import { editBetween } from '#lib/json/text-edit'

/** Characters of a text, from `start` up to but not including `end`. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Returns the words of a field that are not as recorded. Pieces are compared with their own recorded text only. */
export function changedRanges({ pieces, recorded }: Pick<EditableField, 'pieces' | 'recorded'>): TextRange[] {
  const ranges: TextRange[] = []
  let at = 0
  let open = { start: 0, before: '', after: '' }
  const close = (): void => {
    ranges.push(...rangesIn(open.before, open.after, open.start))
    open = { start: at, before: '', after: '' }
  }
  for (const [index, { text }] of pieces.entries()) {
    const before = recorded[index]?.text ?? ''
    if (before === text) close()
    else {
      if (open.before === '' && open.after === '') open.start = at
      open.before += before
      open.after += text
    }
    at += text.length
  }
  close()
  return ranges
}

/** A longer change is marked as a whole. */
const MAX_COMPARED = 20_000

function rangesIn(before: string, after: string, start: number): TextRange[] {
  if (before === after || after === '') return []
  const edit = editBetween(before, after)
  const head = before.slice(0, edit.start).search(/\S*$/)
  const tail = before.slice(edit.end).search(/\s|$/)
  const [old, now] = [
    before.slice(head, edit.end + tail),
    after.slice(head, after.length - (before.length - edit.end) + tail),
  ]
  if (now.length > MAX_COMPARED) return trimmed(after, head, head + now.length, start)
  let at = head
  return wordDiff(old, now).flatMap(({ kind, text }) => {
    if (kind === 'removed') return []
    const from = at
    at += text.length
    return kind === 'added' ? trimmed(after, from, at, start) : []
  })
}

/** Without the white space around it, where it has other characters. */
function trimmed(text: string, from: number, to: number, start: number): TextRange[] {
  const part = text.slice(from, to)
  const before = part.length - part.trimStart().length
  if (before === part.length) return [{ start: start + from, end: start + to }]
  return [{ start: start + from + before, end: start + from + part.trimEnd().length }]
}
