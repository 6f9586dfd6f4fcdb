'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type ReactNode, useLayoutEffect } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { countText } from '#lib/figures/text'
import { isDialogOpen, useFirstKeys } from '../../ui/use-keys'
import { type Find, type Findable, useFind } from './use-find'
import type { FindBoxState } from './use-find-box'

interface FindBoxProps<Match> extends Findable<Match> {
  readonly box: FindBoxState
  readonly typed: string
  readonly onClose: () => void
  /** Further actions, after the arrows. */
  readonly children?: ReactNode
}

/**
 * The find bar above a view of the editor's text. It has the focus when it opens; Enter and F3 go to the next match, with
 * Shift to the one before, and Escape closes it.
 */
export function FindBox<Match>(props: FindBoxProps<Match>): ReactNode {
  const { box, typed, onClose, children, find: search, about } = props
  const { field, type } = box
  const find = useFind(props, typed)
  const { matches, current, step } = find
  useFindKeys(find, onClose)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [field])
  const match = matches[current]
  const place = match === undefined ? '' : (about?.(match) ?? '')
  return (
    <search
      aria-label="Find in the text"
      className="flex h-10 shrink-0 items-center gap-1 border-b border-line-2 bg-sub px-4"
    >
      <input
        ref={field}
        value={typed}
        onChange={(event) => type(event.target.value)}
        aria-label="Find"
        placeholder="Find in what is read and written"
        spellCheck={false}
        autoComplete="off"
        className="h-7 w-[320px] min-w-0 rounded-field border border-control bg-bg px-2 font-mono text-label placeholder:text-ink-3"
      />
      <IconButton label="Previous match (Shift F3)" disabled={matches.length === 0} onClick={() => step(-1)}>
        <ArrowUp size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton label="Next match (F3)" disabled={matches.length === 0} onClick={() => step(1)}>
        <ArrowDown size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <p aria-live="polite" className="min-w-0 truncate px-1.5 text-label text-ink-2">
        {countOf(typed, find, search === null)}
        {place !== '' && <span className="text-ink-3"> · {place}</span>}
      </p>
      <span className="ml-auto flex shrink-0 items-center gap-1">
        {children}
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </span>
    </search>
  )
}

function countOf(
  typed: string,
  { matches, current }: Pick<Find<unknown>, 'matches' | 'current'>,
  isReading: boolean,
): string {
  if (typed === '') return ''
  if (isReading) return 'reading…'
  return matches.length === 0 ? 'not found' : `${countText(current + 1)} of ${countText(matches.length)}`
}

/** The keys of the box, wherever the focus is, unless a dialog is open; Enter only in its field. */
function useFindKeys({ step }: Pick<Find<unknown>, 'step'>, close: () => void): void {
  useFirstKeys((event) => (isDialogOpen() ? null : actionOf(event, { step, close })))
}

function actionOf(
  event: KeyboardEvent,
  { step, close }: Pick<Find<unknown>, 'step'> & { readonly close: () => void },
): (() => void) | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey, isComposing, target } = event
  if (ctrlKey || metaKey || altKey || isComposing) return null
  const isInField = target instanceof HTMLInputElement && target.getAttribute('aria-label') === 'Find'
  if (key === 'F3' || (key === 'Enter' && isInField)) return () => step(shiftKey ? -1 : 1)
  return key === 'Escape' ? close : null
}
