import { type ReactNode, type SyntheticEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { EditableField } from '#lib/edit/message/editable-message'
import { editBetween, type TextEdit } from '#lib/json/text-edit'
import { textOfPieces } from '#lib/message/recut'
import { changedRanges } from './changed-ranges'
import { FieldMirror } from './field-mirror'
import type { MessageState } from './message-state'
import type { MessageStore } from './message-store'
import { recordedOffset, shownOf, shownOffset } from './shown-text'
import { useMessageShared, useMessageState } from './store-context'
import { type ShownMatch, useFieldMatches } from './use-field-matches'

interface TextFieldProps {
  readonly field: EditableField
  /** Read out. */
  readonly label: string
  /** The typography, the padding and the border. */
  readonly className?: string
  readonly minRows?: number
  readonly describedBy?: string
}

/** A text of the answer as it is edited, in its place. What is not saved is underlined. */
export function TextField(props: TextFieldProps): ReactNode {
  const { field, label, className = '', minRows = 1, describedBy } = props
  const { store, isReadOnly } = useMessageShared()
  const input = useRef<HTMLTextAreaElement>(null)
  const text = textOfPieces(field.pieces)
  const shown = shownOf(text)
  const ranges = useMemo(
    () =>
      changedRanges(field).map(({ start, end }) => ({
        start: shownOffset(text, start),
        end: shownOffset(text, end),
      })),
    [field, text],
  )
  const matches = useShownMatches(field.key, text)
  useCursor(input, field.key, text)
  useOwnUndo(input, store)
  return (
    <div
      className={`relative border border-transparent [font-variant-ligatures:none] ${className}`}
      style={{ minHeight: `calc(${minRows}lh + 16px)` }}
    >
      <FieldMirror text={shown} ranges={ranges} matches={matches} />
      <textarea
        ref={input}
        aria-label={label}
        aria-describedby={describedBy}
        value={shown}
        readOnly={isReadOnly || field.fixed !== null}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        data-field={field.key}
        onChange={({ currentTarget }) => edit(store, field.key, text, currentTarget)}
        onSelect={({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
          // While a key is handled, the field may still have the text before it.
          if (currentTarget.value !== shown) return
          const at = currentTarget.selectionDirection === 'backward' ? 'selectionStart' : 'selectionEnd'
          store.moved({ field: field.key, offset: recordedOffset(text, currentTarget[at]) })
        }}
        className="absolute -inset-px h-[calc(100%+2px)] w-[calc(100%+2px)] resize-none overflow-hidden rounded-field border border-line-2 bg-transparent [color:inherit] [font:inherit] [overflow-wrap:anywhere] [padding:inherit] focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-1"
      />
    </div>
  )
}

/** What was found in a field, in the text as it is shown. */
function useShownMatches(key: string, text: string): readonly ShownMatch[] {
  const found = useFieldMatches(key)
  return useMemo(() => {
    if (!text.includes('\r')) return found
    return found.map(({ start, end, isChosen }) => ({
      start: shownOffset(text, start),
      end: shownOffset(text, end),
      isChosen,
    }))
  }, [found, text])
}

/** Turns what was typed into an edit of the recorded text, whose line ends may be others. */
function edit(store: MessageStore, key: string, text: string, input: HTMLTextAreaElement): void {
  const cursor = input.selectionEnd
  const { start, end, text: typed } = editBetween(shownOf(text), input.value, cursor)
  const made: TextEdit = { start: recordedOffset(text, start), end: recordedOffset(text, end), text: typed }
  const after = text.slice(0, made.start) + typed + text.slice(made.end)
  store.edit(key, made, recordedOffset(after, cursor))
}

/** Puts the cursor of a field where the store wants it. */
function useCursor(input: { current: HTMLTextAreaElement | null }, key: string, text: string): void {
  const placed = useMessageState((state) => (state.placed.field === key ? state.placed.count : 0))
  const { store } = useMessageShared()
  const done = useRef(0)
  useLayoutEffect(() => {
    const { place, placed: last }: MessageState = store.get()
    if (placed === 0 || placed === done.current || !input.current || place?.field !== key) return
    done.current = placed
    const at = shownOffset(text, place.offset)
    input.current.focus({ preventScroll: true })
    input.current.setSelectionRange(shownOffset(text, last.from), at)
    reveal(input.current, at)
  }, [placed, store, input, key, text])
}

/** Scrolls so that a character of a field is in sight. Its place is that of the same character of the mirror. */
function reveal(input: HTMLTextAreaElement, at: number): void {
  const mirror = input.previousElementSibling
  const pane = input.closest('[data-scrolls]')
  if (!mirror || !pane) return
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT)
  let left = at
  let node = walker.nextNode()
  // A block has one more character than its text, as the text has a line end after it.
  for (; node && left > (node.nodeValue ?? '').length; node = walker.nextNode()) {
    left -= (node.nodeValue ?? '').length
  }
  if (!node) return
  const range = document.createRange()
  range.setStart(node, left)
  range.collapse(true)
  const [place, frame] = [range.getBoundingClientRect(), pane.getBoundingClientRect()]
  if (place.top < frame.top || place.bottom > frame.bottom)
    pane.scrollBy(0, place.top - frame.top - frame.height / 2)
}

/** Undo takes back edits of the message, also those of other fields. The browser knows only those of one field. */
function useOwnUndo(input: { current: HTMLTextAreaElement | null }, store: MessageStore): void {
  useEffect(() => {
    const { current } = input
    const undo = (event: InputEvent): void => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      event.preventDefault()
      store.step(event.inputType === 'historyUndo' ? -1 : 1)
    }
    current?.addEventListener('beforeinput', undo)
    return () => current?.removeEventListener('beforeinput', undo)
  }, [input, store])
}
