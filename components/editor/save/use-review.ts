import { useEffect, useState } from 'react'
import { giveHeldKeys, useHeldKeys } from '../../ui/held-keys'
import type { EditSessionState } from '../session/use-edit-session'
import type { Shown } from './use-shown'

/**
 * Opens the save dialog, once the server has checked the exact text that will be saved.
 * Without a dialog, what was pressed meanwhile is for the text.
 * @param errors the number of problems that prevent a save
 * @returns opens the dialog
 */
export function useReview(session: EditSessionState, errors: number, { fail, setDialog }: Shown): () => void {
  const { edited, check, isChecked } = session
  const [isWanted, setWanted] = useState(false)
  useHeldKeys(isWanted)
  useEffect(() => {
    if (!isWanted || (!isChecked && check.failure === null)) return
    setWanted(false)
    if (isChecked && edited.isChanged && errors === 0) return setDialog({ kind: 'save' })
    if (!isChecked) fail(`Not checked, so not saved: ${check.failure}`)
    void giveHeldKeys()
  }, [isWanted, isChecked, check, edited, errors, fail, setDialog])
  return () => {
    session.readNow()
    setWanted(true)
  }
}
