import { commonStart } from '#lib/diff/same-ends'

/** A value as it stands on both sides, with some of what stands around the words that differ; null where it is missing. */
export interface Sample {
  readonly before: string | null
  readonly after: string | null
}

/** The length of a sample, and of what it shows before the first word that differs, in characters. */
const MOST = 400
const AROUND = 100

/** Cuts the two sides of a value around what differs between them. What was cut is marked with `…`. */
export function sampleOf({ before, after }: Sample): Sample {
  const start = before === null || after === null ? 0 : startOf(before, after)
  return { before: cut(before, start), after: cut(after, start) }
}

/** Returns where to begin: at a word, some way before the first difference. */
function startOf(before: string, after: string): number {
  const first = commonStart(before, after)
  if (first <= AROUND) return 0
  const from = first - AROUND
  const word = before.slice(from, first).search(/\s/)
  const start = word === -1 ? from : from + word + 1
  // A pair of surrogates stays whole.
  return /[\udc00-\udfff]/.test(before[start] ?? '') ? start - 1 : start
}

function cut(text: string | null, start: number): string | null {
  if (text === null) return null
  const end = start + MOST
  const isPair = /[\ud800-\udbff]/.test(text[end - 1] ?? '')
  const shown = text.slice(start, isPair ? end - 1 : end)
  return `${start > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`
}
