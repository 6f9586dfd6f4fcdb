import { useMemo } from 'react'
import { consequenceOf } from '#lib/edit/consequence'
import type { SaveNote } from '../save/save-bar'
import { noteOf, type SaveState, saveStateOf } from '../save/save-state'
import type { Editing } from './use-editing'

/** Returns what a save would do, and whether it can be done. */
export function useSaveWords(editing: Editing): { readonly note: SaveNote; readonly state: SaveState } {
  const { base, session, problems, saving, context } = editing
  const { edited, check, isChecked } = session
  const { errors, oldErrors, unwritten } = problems
  const facts = {
    ...{ edited, errors, oldErrors, unwritten, isChecked },
    readOnlyReason: context.view.readOnlyReason,
  }
  const consequence = useMemo(() => consequenceOf(base.checked, check.checked), [base, check])
  return { note: saving.note ?? noteOf(facts, consequence), state: saveStateOf(facts) }
}
