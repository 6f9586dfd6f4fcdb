import { type ReactNode, useMemo } from 'react'
import { findInTexts } from '#lib/edit/find/find-in-texts'
import type { EditableField } from '#lib/edit/message/editable-message'
import { pieceAt, textOfPieces } from '#lib/message/recut'
import { FindBox } from '../find/find-box'
import type { Findable } from '../find/use-find'
import type { FindBoxState } from '../find/use-find-box'
import type { FieldMatch } from './message-state'
import { useMessageShared, useMessageState } from './store-context'

/** The find box of the message view, while it is open. */
export function MessageFind({ state }: { state: FindBoxState }): ReactNode {
  return state.seed === null ? null : <OpenFind state={state} seed={state.seed} />
}

function OpenFind({ state, seed }: { state: FindBoxState; seed: string }): ReactNode {
  const { store } = useMessageShared()
  const findable = useMessageFind()
  const close = (typed: string): void => {
    const { matches, match, place } = store.get()
    state.close(typed)
    const found = matches[match]
    store.place(found ? { field: found.field, offset: found.end } : place)
  }
  return <FindBox {...findable} field={state.field} seed={seed} onClose={close} />
}

/** What the message view offers to the find box: the texts of its fields, also across the borders of chunks. */
function useMessageFind(): Findable<FieldMatch> {
  const { store } = useMessageShared()
  const fields = useMessageState(({ message }) => message?.fields)
  const find = useMemo(() => {
    const texts = (fields ?? []).map((field) => ({ field, text: textOfPieces(field.pieces) }))
    return (typed: string): FieldMatch[] =>
      findInTexts(texts, typed).map(({ of, start, end }) => ({ field: of.field.key, start, end }))
  }, [fields])
  return {
    find,
    startAt: (matches) => firstFrom(matches, fields ?? [], store.get().place),
    reveal: (match) => revealMatch(match),
    mark: (matches, current) => store.mark(matches, current),
    about: (match) => aboutMatch(match, fields ?? []),
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

function revealMatch({ field }: FieldMatch): void {
  // The match is marked with the next render.
  requestAnimationFrame(() => {
    const input = document.querySelector(`[data-field="${CSS.escape(field)}"]`)
    const mark = input?.parentElement?.querySelector('[data-match]') ?? input
    mark?.scrollIntoView({ block: 'nearest' })
  })
}

function aboutMatch({ field: key, start, end }: FieldMatch, fields: readonly EditableField[]): string {
  const field = fields.find((one) => one.key === key)
  if (!field) return ''
  const [first, last] = [start + 1, end].map((at) => field.pieces[pieceAt(field.pieces, at)]?.chunk)
  if (field.pieces.length < 2) return field.part
  return first === last ? `${field.part}, chunk ${first}` : `${field.part}, chunks ${first} to ${last}`
}
