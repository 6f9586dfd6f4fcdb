import { useEffect, useState } from 'react'
import type { Base, Edited } from '#lib/edit/edited-text'
import { giveHeldKeys, useHeldKeys } from '../../ui/held-keys'
import { findNewName, isMissedAfter, type NewName } from './new-name'
import type { SavingContext } from './saving-context'
import type { Shown } from './use-shown'

/**
 * Shows the file if it is known to have changed on disk or to be gone. Else opens the save dialog, once the server has
 * checked the exact text that will be saved, and has said what becomes of its name.
 * Without a dialog, what was pressed meanwhile is for the text.
 * @param showDisk shows the file as it is now
 * @returns opens the dialog
 */
export function useReview(
  { view, base, session, errors }: SavingContext,
  { disk, fail, setDialog }: Shown,
  showDisk: () => Promise<void>,
): () => void {
  const { edited, check, isChecked } = session
  const [isWanted, setWanted] = useState(false)
  useHeldKeys(isWanted)
  const canSave = isChecked && edited.isChanged && errors === 0
  const isMissed = canSave && disk === null && isMissedAfter(base.checked, check.checked)
  const newName = useNewName(isWanted && isMissed, view.path, base, edited)
  useEffect(() => {
    if (!isWanted) return
    const isOther = disk !== null && edited.isChanged
    if (!isOther && !isChecked && check.failure === null) return
    if (isMissed && newName === null) return
    setWanted(false)
    if (isOther) return void showDisk()
    if (canSave) return setDialog({ kind: 'save', newName })
    if (!isChecked) fail(`Not checked, so not saved: ${check.failure}`)
    void giveHeldKeys()
  }, [isWanted, isChecked, check, edited, canSave, isMissed, newName, disk, fail, setDialog, showDisk])
  return () => {
    session.readNow()
    setWanted(true)
  }
}

/** Returns what becomes of the name of the file, once that is known; null while nobody asks. */
function useNewName(isAsked: boolean, path: string, base: Base, edited: Edited): NewName | null {
  const [found, setFound] = useState<{ readonly edited: Edited; readonly newName: NewName } | null>(null)
  useEffect(() => {
    setFound(null)
    if (!isAsked) return
    const stop = new AbortController()
    void findNewName(path, base, edited, stop.signal).then((newName) => {
      if (!stop.signal.aborted) setFound({ edited, newName })
    })
    return () => stop.abort()
  }, [isAsked, path, base, edited])
  return isAsked && found?.edited === edited ? found.newName : null
}
