import { useEffect, useState } from 'react'
import type { Base, Edited } from '#lib/edit/edited-text'
import { giveHeldKeys, useHeldKeys } from '../../ui/held-keys'
import { lookAtFile } from '../session/use-disk-watch'
import { findNewName, isMissedAfter, type NewName } from './new-name'
import type { SavingContext } from './saving-context'
import type { Shown } from './use-shown'

/** `asked` until the file was looked at. */
type Wanted = 'no' | 'asked' | 'looked'

/**
 * Looks at the file, and shows it if it has changed or is gone. Else opens the save dialog, once the server has checked
 * the exact text that will be saved, and has said what becomes of its name.
 * Without a dialog, what was pressed meanwhile is for the text.
 * @param showDisk shows the file as it is now
 * @returns opens the dialog
 */
export function useReview(context: SavingContext, shown: Shown, showDisk: () => Promise<void>): () => void {
  const { view, base, session, errors } = context
  const { disk, fail, setDialog } = shown
  const { edited, check, isChecked } = session
  const [wanted, setWanted] = useState<Wanted>('no')
  useHeldKeys(wanted !== 'no')
  useLook(context, shown, wanted === 'asked', () => setWanted('looked'))
  const canSave = isChecked && edited.isChanged && errors === 0
  const isMissed = canSave && disk === null && isMissedAfter(base.checked, check.checked)
  const newName = useNewName(wanted === 'looked' && isMissed, view.path, base, edited)
  useEffect(() => {
    if (wanted !== 'looked') return
    const isOther = disk !== null && edited.isChanged
    if (!isOther && !isChecked && check.failure === null) return
    if (isMissed && newName === null) return
    setWanted('no')
    if (isOther) return void showDisk()
    if (canSave) return setDialog({ kind: 'save', newName })
    if (!isChecked) fail(`Not checked, so not saved: ${check.failure}`)
    void giveHeldKeys()
  }, [wanted, isChecked, check, edited, canSave, isMissed, newName, disk, fail, setDialog, showDisk])
  return () => {
    session.readNow()
    setWanted('asked')
  }
}

/** Looks at the file once it is wanted. If that is not possible, the check of the text says why. */
function useLook(
  { view: { path }, base: { fingerprint } }: SavingContext,
  { look }: Shown,
  isWanted: boolean,
  onLooked: () => void,
): void {
  useEffect(() => {
    if (!isWanted) return
    let isStopped = false
    void lookAtFile(path, fingerprint).then((found) => {
      if (isStopped) return
      look(found)
      onLooked()
    })
    return () => {
      isStopped = true
    }
  }, [isWanted, path, fingerprint, look])
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
