import { useState } from 'react'
import type { FileRead } from '#lib/api/recording'
import type { RouteAnswer } from '#lib/api/route'
import { textToWrite } from '#lib/edit/edited-text'
import { useDiskWatch } from '../session/use-disk-watch'
import { conflictActions } from './conflict-actions'
import type { NewName } from './new-name'
import { loadRecording, saveElsewhere, saveRecording } from './recording-api'
import type { SavingContext } from './saving-context'
import { useGoOn } from './use-go-on'
import { useLeaving } from './use-leaving'
import { useReview } from './use-review'
import { type Shown, useShown } from './use-shown'

export interface Saving extends Pick<Shown, 'dialog' | 'note' | 'disk' | 'close' | 'fail'> {
  readonly isSaving: boolean
  readonly review: () => void
  readonly save: () => void
  /** Saves under the name that replay looks for: in place of the file, or as a copy beside it. */
  readonly saveElsewhere: (kind: 'rename' | 'duplicate') => void
  readonly discard: () => void
  readonly seeConflict: () => void
  readonly takeTheirs: () => void
  readonly finishMerge: (text: string) => void
  readonly leave: () => void
  readonly leaveAnyway: () => void
}

/** Everything that writes the file or leaves the page: review, save, conflict, discard, leave. */
export function useSaving(context: SavingContext): Saving {
  const { view, base, handle, session } = context
  const shown = useShown(session.edited)
  const { dialog, note, disk, close, fail } = shown
  const { showDisk, takeTheirs, finishMerge } = conflictActions(context, shown, () => review())
  const openReview = useReview(context, shown, showDisk)
  const review = (): void => {
    if (view.readOnlyReason === null) openReview()
  }
  useDiskWatch(view.path, watchedOf(shown, base.fingerprint), (found) => {
    lookAgain(found, base.fingerprint, shown, showDisk)
  })
  const { isSaving, save } = useSave(context, shown, showDisk)
  const elsewhere = useSaveElsewhere(context, shown, showDisk)
  const discard = (): void => {
    session.write(base.text)
    shown.say('Discarded. Undo brings your text back.')
    handle?.show(handle.place())
  }
  return {
    ...{ dialog, note, disk, close, fail, isSaving, review, discard, finishMerge },
    save: () => void save(),
    saveElsewhere: (kind) => void elsewhere(kind),
    seeConflict: () => void showDisk(),
    takeTheirs: () => void takeTheirs(),
    ...useLeaving(context, shown),
  }
}

/** The fingerprint of the file that is edited; while it is merged, of the one that it is merged with. */
function watchedOf({ dialog }: Shown, fingerprint: string): string {
  return dialog.kind === 'conflict' ? dialog.theirs.fingerprint : fingerprint
}

/** While a merge is open, a further change goes into it at once; one that leads back to the base ends it. */
function lookAgain(
  found: RouteAnswer<FileRead>,
  base: string,
  { dialog, look, close, setDisk, say }: Shown,
  showDisk: () => Promise<void>,
): void {
  if (dialog.kind !== 'conflict') {
    look(found)
    return
  }
  const isSame = found.ok ? found.value.kind === 'same' : found.code !== 'not-found'
  if (isSame) return
  if (found.ok && found.value.kind !== 'same' && found.value.fingerprint === base) {
    close()
    setDisk(null)
    say('The file on disk is again as it was read: there is nothing to merge.')
  } else void showDisk()
}

/** Writes the text. Later edits are compared with the file as it then is. */
function useSave(
  { view, base, setBase, session }: SavingContext,
  { close, setDisk, say, warn, fail }: Shown,
  showDisk: () => Promise<void>,
): { readonly isSaving: boolean; readonly save: () => Promise<void> } {
  const [isSaving, setSaving] = useState(false)
  const save = async (): Promise<void> => {
    setSaving(true)
    const { text, lines, document } = session.edited
    const fileText = textToWrite(base, text)
    const answer = await saveRecording(view.path, fileText, base.fingerprint)
    setSaving(false)
    close()
    if (answer.ok) {
      const { fingerprint, warning } = answer.value
      setBase({ fileText, fingerprint, text, lines, document, checked: session.check.checked })
      setDisk(null)
      return warning === '' ? say('Saved.') : warn(warning)
    }
    const { code, message, problems } = answer
    if (code === 'conflict' || code === 'not-found') return showDisk()
    if (problems === undefined) return fail(`Not saved: ${message} Your text is still here.`)
    fail(`Not saved: ${problems[0]?.message ?? 'the text is not a valid recording.'}`)
  }
  return { isSaving, save }
}

function planOf(newName: NewName | null, kind: 'rename' | 'duplicate'): string | null {
  if (kind === 'duplicate') return newName?.copyPlan ?? null
  return newName?.kind === 'offered' ? newName.plan : null
}

/** Writes the text under the name that replay looks for, and goes on with that file. */
function useSaveElsewhere(
  context: SavingContext,
  { dialog, close, fail }: Shown,
  showDisk: () => Promise<void>,
): (kind: 'rename' | 'duplicate') => Promise<void> {
  const { view, base, session } = context
  const goOn = useGoOn(context)
  return async (kind) => {
    const { fingerprint } = base
    const text = textToWrite(base, session.edited.text)
    const plan = dialog.kind === 'save' ? planOf(dialog.newName, kind) : null
    if (plan === null) return
    const answer = await saveElsewhere(view.path, { text, fingerprint }, { kind, plan })
    close()
    if (!answer.ok) {
      const now = await loadRecording(view.path, fingerprint)
      if (now.ok ? now.value.kind !== 'same' : now.code === 'not-found') return showDisk()
      return fail(`Not saved: ${answer.message} Your text is still here.`)
    }
    goOn(answer.value)
  }
}
