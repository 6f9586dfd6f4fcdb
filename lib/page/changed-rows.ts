import type { Span } from '#lib/query/fold-text'
import { partKey } from './match-keys'
import type { RequestView } from './view-request'

/** The rows of a conversation whose messages were changed, and the new words of their texts by the texts' keys. */
export interface ChangedRows {
  readonly rows: readonly number[]
  readonly words: Readonly<Record<string, readonly Span[]>>
}

interface Changed {
  readonly message: number
  readonly parts: readonly { readonly part: number; readonly words: readonly Span[] }[]
}

/** Finds the rows of changed messages. A message that the page leaves out has none. */
export function changedRows(
  { omitted, omittedBefore }: Pick<RequestView, 'omitted' | 'omittedBefore'>,
  changed: readonly Changed[],
): ChangedRows {
  const rows: number[] = []
  const words: Record<string, readonly Span[]> = {}
  for (const { message, parts } of changed) {
    const isBefore = omitted === 0 || message < omittedBefore
    if (!isBefore && message < omittedBefore + omitted) continue
    const row = isBefore ? message : message - omitted
    rows.push(row)
    for (const one of parts) words[partKey(row, one.part)] = one.words
  }
  return { rows, words }
}
