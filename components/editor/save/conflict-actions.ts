import type { Base } from '#lib/edit/edited-text'
import { whereNow } from '../../actions'
import { fileNow } from './file-now'
import { whyNotLoaded } from './recording-api'
import type { SavingContext } from './saving-context'
import type { Shown } from './use-shown'

interface ConflictActions {
  /** Shows the file as it is now on disk, or that it is gone, with its new name if it has one. */
  readonly showDisk: () => Promise<void>
  /** Replaces the editor's text with the file's. */
  readonly takeTheirs: () => Promise<void>
  /** Puts the result of a merge into the editor, to be saved over the file as it is now. */
  readonly finishMerge: (text: string) => void
}

/** The ways to resolve a conflict with the file on disk. */
export function conflictActions(
  { view, setBase, session }: SavingContext,
  { dialog, setDialog, setDisk, close, say, fail }: Shown,
  review: () => void,
): ConflictActions {
  const showDisk = async (): Promise<void> => {
    session.readNow()
    const found = await fileNow(view.path)
    if (!found.ok && found.code !== 'not-found') return fail(found.message)
    setDisk(found.ok ? 'changed' : 'gone')
    setDialog(
      found.ok ? { kind: 'conflict', theirs: found.value } : { kind: 'gone', now: await whereNow(view.path) },
    )
  }
  const adopt = (theirs: Base): void => {
    setBase(theirs)
    setDisk(null)
    close()
  }
  const takeTheirs = async (): Promise<void> => {
    const found =
      dialog.kind === 'conflict' ? { ok: true as const, value: dialog.theirs } : await fileNow(view.path)
    if (!found.ok) return fail(whyNotLoaded(found))
    adopt(found.value)
    session.write(found.value.text)
    say('Loaded from disk. Undo brings your text back.')
  }
  const finishMerge = (text: string): void => {
    if (dialog.kind !== 'conflict') return
    adopt(dialog.theirs)
    const left = session.write(text, session.unwritten())
    review()
    if (left.length > 0) say('The file on disk has no field for some of what you typed. Undo brings it back.')
    else if (text === dialog.theirs.text) say('The file on disk has all of your changes.')
  }
  return { showDisk, takeTheirs, finishMerge }
}
