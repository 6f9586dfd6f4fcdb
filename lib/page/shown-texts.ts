import type { Assembled, Rest } from '#lib/message/message'
import type { Recording } from '#lib/wire/recording'
import { cellKey, DETAILS_KEY, factKey, pieceKey } from './match-keys'
import type { FailureView } from './view-failure'
import type { ValueView } from './view-value'
import type { Facts } from './view-written'

/** A text of a page, and the key under which a search finds it. */
export interface ShownText {
  readonly key: string
  readonly text: string
}

/** The texts of a value, in the order of the page. The JSON that a tool returned is not among them. */
export function valueTexts(value: ValueView | null): ShownText[] {
  switch (value?.type) {
    case 'table':
      return value.rows.flatMap((cells, row) =>
        cells.map((text, column) => ({ key: cellKey(row, column), text })),
      )
    case 'tool':
      return factTexts('value', value.facts)
    case 'file':
      return [
        ...factTexts('value', value.facts),
        ...value.chunks.flatMap(({ text, facts }, piece) => [
          { key: pieceKey(piece), text },
          ...factTexts(pieceKey(piece), facts),
        ]),
      ]
    default:
      return []
  }
}

/** The texts of a failure except its message. */
export function failureTexts(failure: FailureView | null): ShownText[] {
  if (!failure) return []
  const { facts, answered, details, hasMore } = failure
  return [
    ...factTexts('failure', facts),
    ...factTexts('answered', answered),
    // Otherwise the facts show all of it.
    ...(details && hasMore ? [{ key: DETAILS_KEY, text: details.text }] : []),
  ]
}

function factTexts(list: string, facts: Facts): ShownText[] {
  return facts.map(([, text], index) => ({ key: factKey(list, index), text }))
}

/**
 * Makes a function that tells whether the page shows a piece of content outside the lanes elsewhere: in the value or
 * with the failure.
 */
export function isShownElsewhere(
  { kind, answer }: Recording,
  { lines }: Pick<Assembled, 'lines'>,
  { value, failure }: { readonly value: ValueView | null; readonly failure: FailureView | null },
): (rest: Rest) => boolean {
  const count = lines?.length ?? answer.items.length
  const texts = valueTexts(value).map(({ text }) => text)
  const known = new Set(texts)
  const long = texts.filter((text) => /…$|^[[{]/.test(text) || text.length > 1000)
  // A number may be spelled differently.
  const numbers = new Set(texts.flatMap((text) => (/\d/.test(text) ? [Number(text)] : [])))
  const says = (text: string): boolean =>
    known.has(text) ||
    (/\d/.test(text) && !Number.isNaN(Number(text)) && numbers.has(Number(text))) ||
    long.some((shown) => holds(shown, text))
  return ({ as, path, pieces }) => {
    if (failure?.details) {
      if (kind === 'error' || (kind === 'tool' && as === 'error')) return true
      if (path.startsWith('/exception') && pieces.every(({ chunk }) => chunk >= count)) return true
    }
    return value !== null && pieces.every(({ text }) => says(text))
  }
}

/** Whether a shown text, which may be cut or JSON, contains another text. */
function holds(shown: string, text: string): boolean {
  if (/^[[{]/.test(shown) && !shown.endsWith('…')) return shown.includes(JSON.stringify(text).slice(1, -1))
  const head = shown.endsWith('…') ? shown.slice(0, -1) : shown
  return head.length >= 200 && text.startsWith(head)
}
