import { useMemo } from 'react'
import { consequenceOf } from '#lib/edit/consequence'
import type { SaveNote } from '../save/save-bar'
import { noteOf, type SaveState, saveStateOf, TYPING } from '../save/save-state'
import type { EditSessionState } from './use-edit-session'
import type { Editing } from './use-editing'
import { useIsTyping } from './use-is-typing'

export interface SaveWords {
  readonly note: SaveNote
  readonly state: SaveState
}

/** Returns what a save of the text as it was last read would do, and whether it can be done. */
export function useSaveWords(editing: Editing): SaveWords {
  const { base, session, problems, saving, context } = editing
  const { edited, check, isChecked } = session
  const { errors, oldErrors, unwritten } = problems
  const facts = {
    ...{ edited, errors, oldErrors, unwritten, isChecked, failure: check.failure },
    readOnlyReason: context.view.readOnlyReason,
  }
  const consequence = useMemo(() => consequenceOf(base.checked, check.checked), [base, check])
  return { note: saving.note ?? noteOf(facts, consequence), state: saveStateOf(facts) }
}

/** The same words, or none of them while something is typed that was not read yet: it changes what a save does. */
export function useWordsNow({ note, state }: SaveWords, session: EditSessionState): SaveWords {
  return useIsTyping(session)
    ? { note: TYPING.note, state: { ...state, words: TYPING.words } }
    : { note, state }
}
