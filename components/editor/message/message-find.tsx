import { type ReactNode, useMemo } from 'react'
import { findInTexts } from '#lib/edit/find/find-in-texts'
import { partWords } from '#lib/edit/find/lane-parts'
import type { EditableField } from '#lib/edit/message/editable-message'
import { pieceAt, textOfPieces } from '#lib/message/recut'
import { FindBox } from '../find/find-box'
import type { Findable } from '../find/use-find'
import type { FindBoxState } from '../find/use-find-box'
import type { FieldMatch } from './message-state'
import { useMessageShared, useMessageState } from './store-context'

/** The find box of the message view, while it is open. */
export function MessageFind({ state }: { state: FindBoxState }): ReactNode {
  return state.typed === null ? null : <OpenFind state={state} typed={state.typed} />
}

function OpenFind({ state, typed }: { state: FindBoxState; typed: string }): ReactNode {
  const { store } = useMessageShared()
  const findable = useMessageFind()
  const close = (): void => {
    const { matches, match, place } = store.get()
    state.close()
    const found = matches[match]
    if (found) store.place({ field: found.field, offset: found.end }, found.start)
    else store.place(place)
  }
  return <FindBox {...findable} box={state} typed={typed} onClose={close} />
}

/** What the message view offers to the find box: the texts of its fields, also across the borders of chunks. */
function useMessageFind(): Findable<FieldMatch> {
  const { store } = useMessageShared()
  const fields = useMessageState(({ message }) => message?.fields)
  const isStream = useMessageState(({ message }) => (message?.chunks ?? 0) > 0)
  const find = useMemo(() => {
    const texts = (fields ?? []).map((field) => ({ field, text: textOfPieces(field.pieces) }))
    return (typed: string): FieldMatch[] =>
      findInTexts(texts, typed).map(({ of, start, end }) => ({ field: of.field.key, start, end }))
  }, [fields])
  return {
    find,
    startAt: (matches) => firstFrom(matches, fields ?? [], store.get().place),
    reveal: revealMatch,
    mark: (matches, current) => store.mark(matches, current),
    about: (match) => aboutMatch(match, fields ?? [], isStream),
  }
}

function firstFrom(
  matches: readonly FieldMatch[],
  fields: readonly EditableField[],
  place: { readonly field: string; readonly offset: number } | null,
): number {
  const orderOf = (key: string): number => fields.findIndex((field) => field.key === key)
  const from = place ? orderOf(place.field) : -1
  const next = matches.findIndex(({ field, end }) => {
    const order = orderOf(field)
    return order > from || (order === from && place !== null && end >= place.offset)
  })
  return Math.max(0, next)
}

/** Shows the match that has just been chosen. It is marked with the next render. */
function revealMatch(): void {
  requestAnimationFrame(() => {
    const mark = document.querySelector('[data-match]')
    const fold = mark?.closest('details')
    if (fold) fold.open = true
    mark?.scrollIntoView({ block: 'nearest' })
  })
}

function aboutMatch(
  { field: key, start, end }: FieldMatch,
  fields: readonly EditableField[],
  isStream: boolean,
): string {
  const field = fields.find((one) => one.key === key)
  if (!field) return ''
  const { choice, lane, part, name, pieces } = field
  if (!isStream || part === 'count') return part === 'count' ? `usage ${name}` : part
  const chunkAt = (at: number): number => pieces[pieceAt(pieces, at)]?.chunk ?? 0
  return partWords({ choice, lane, firstChunk: chunkAt(start + 1), lastChunk: chunkAt(end) })
}
