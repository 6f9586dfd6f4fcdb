import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { type EditableField, recutPieces } from '#lib/edit/message/editable-message'
import { editBetween } from '#lib/json/text-edit'
import { textOfPieces } from '#lib/message/recut'
import { useMessageShared, useMessageState } from './store-context'
import { useFieldMatches } from './use-field-matches'

interface ShortFieldProps {
  readonly field: EditableField
  /** Read out. */
  readonly label: string
  /** Shown before it. */
  readonly name?: string
  /** What is proposed; anything else can be typed. */
  readonly choices?: readonly string[]
  /** Whether its value was true of the recorded text only. */
  readonly isUntrue?: boolean
}

/** A finish reason or a token count. */
export function ShortField({ field, label, name, choices, isUntrue = false }: ShortFieldProps): ReactNode {
  const { store, isReadOnly } = useMessageShared()
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const problem = useMessageState(({ problems }) => problems.find((one) => one.field === field.key)?.message)
  useCursor(input, field.key)
  const matches = useFieldMatches(field.key)
  const isChosen = matches.some((match) => match.isChosen)
  const text = textOfPieces(field.pieces)
  const mark = [
    isUntrue || recutPieces(field).length > 0 ? 'border-b-warn border-b-2' : '',
    matches.length > 0 ? 'bg-match-bg' : '',
    isChosen ? 'outline-2 outline-ink-1' : '',
  ].join(' ')
  return (
    <label
      data-match={isChosen || undefined}
      className={`inline-flex h-7 items-center gap-1.5 rounded-field border border-line-2 px-2 font-mono text-label has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus ${mark}`}
    >
      {name !== undefined && <span className="text-ink-3">{name}</span>}
      <input
        ref={input}
        aria-label={label}
        aria-invalid={problem !== undefined}
        title={problem ?? field.fixed ?? undefined}
        value={text}
        readOnly={isReadOnly || field.fixed !== null}
        list={choices ? list : undefined}
        inputMode={field.form === 'number' ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        data-field={field.key}
        onChange={({ currentTarget: { value, selectionEnd } }) => {
          store.edit(
            field.key,
            editBetween(text, value, selectionEnd ?? undefined),
            selectionEnd ?? value.length,
          )
        }}
        onSelect={({ currentTarget }) => {
          store.moved({ field: field.key, offset: currentTarget.selectionEnd ?? 0 })
        }}
        style={{ width: `${Math.max(text.length, 2) + (choices ? 4 : 1)}ch` }}
        className="bg-transparent outline-none"
      />
      {choices && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </label>
  )
}

/** Puts the cursor of a field where the store wants it. */
function useCursor(input: { current: HTMLInputElement | null }, key: string): void {
  const { store } = useMessageShared()
  const placed = useMessageState(({ placed: { field, count } }) => (field === key ? count : 0))
  useLayoutEffect(() => {
    const { place, placed: last } = store.get()
    if (placed === 0 || place?.field !== key) return
    input.current?.focus()
    input.current?.setSelectionRange(last.from, place.offset)
  }, [placed, store, input, key])
}
