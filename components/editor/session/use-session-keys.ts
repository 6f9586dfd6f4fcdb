import { useEffect } from 'react'
import { isOfMessage, useEditKeys } from './edit-keys'
import type { Editing, EditSessionProps } from './use-editing'

/** The keys of the editor, in both views. A merge has keys of its own. */
export function useSessionKeys({ shown, onShow }: EditSessionProps, editing: Editing): void {
  const { handle, store, found, problems, saving, merging } = editing
  const isMessage = shown === 'message'
  const find = (): void => found.open(isMessage ? selectedText() : (handle?.selection().text ?? ''))
  const keys = {
    save: () => (problems.unwritten > 0 ? problems.choose(0) : saving.review()),
    find,
    findAgain: () => found.typed === null && find(),
    changeView: () => onShow(isMessage ? 'json' : 'message'),
    nextProblem: (direction: 1 | -1) => {
      const from = isMessage ? store.placeInText() : handle?.place()
      problems.chooseNext(from ?? { line: 1, column: 1 }, direction)
    },
    message: isMessage
      ? {
          leave: found.typed === null ? saving.leave : null,
          undo: (by: 1 | -1) => store.step(by),
          neighbour: (by: 1 | -1) => store.toNeighbour(by),
        }
      : null,
  }
  useEditKeys(merging === null ? keys : null)
  useEffect(() => handle?.onEscape(saving.leave), [handle, saving.leave])
}

/** The text that is selected in the field of the message with the focus. */
function selectedText(): string {
  const field = document.activeElement
  const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
  if (!isText || !isOfMessage(field)) return ''
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
}
