import { useEffect, useState } from 'react'
import { giveHeldKeys, useHeldKeys } from '../../ui/held-keys'
import type { EditSessionState } from '../session/use-edit-session'
import type { Shown } from './use-shown'

/**
 * Shows the file if it is known to have changed on disk or to be gone. Else opens the save dialog, once the server has checked the exact text that will be saved.
 * Without a dialog, what was pressed meanwhile is for the text.
 * @param showDisk shows the file as it is now
 * @param errors the number of problems that prevent a save
 * @returns opens the dialog
 */
export function useReview(
  session: EditSessionState,
  errors: number,
  { disk, fail, setDialog }: Shown,
  showDisk: () => Promise<void>,
): () => void {
  const { edited, check, isChecked } = session
  const [isWanted, setWanted] = useState(false)
  useHeldKeys(isWanted)
  useEffect(() => {
    if (!isWanted) return
    const isOther = disk !== null && edited.isChanged
    if (!isOther && !isChecked && check.failure === null) return
    setWanted(false)
    if (isOther) return void showDisk()
    if (isChecked && edited.isChanged && errors === 0) return setDialog({ kind: 'save' })
    if (!isChecked) fail(`Not checked, so not saved: ${check.failure}`)
    void giveHeldKeys()
  }, [isWanted, isChecked, check, edited, errors, disk, fail, setDialog, showDisk])
  return () => {
    session.readNow()
    setWanted(true)
  }
}
