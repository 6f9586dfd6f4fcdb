import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import type { Base } from '#lib/edit/edited-text'
import { baseOf, textToWrite } from '#lib/edit/edited-text'
import type { CodeHandle } from '../monaco/code-handle'
import type { EditorView } from '../monaco/editor-view'
import { useDiskWatch } from '../session/use-disk-watch'
import type { EditSessionState } from '../session/use-edit-session'
import { type Leaving, useLeaveGuard } from '../session/use-leave-guard'
import { checkText, type FileOnDisk, type Loaded, loadRecording, saveRecording } from './recording-api'
import type { SaveNote } from './save-bar'

/** What stands over the page. `conflict` shows the file as it is on the disk now. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'save' }
  | { readonly kind: 'conflict'; readonly theirs: Base }
  | { readonly kind: 'gone' }
  | { readonly kind: 'leave'; readonly leaving: Leaving }

type OnDisk = ({ readonly kind: 'loaded' } & FileOnDisk) | { readonly kind: 'gone' }

interface SavingContext {
  readonly view: EditorView
  readonly base: Base
  readonly setBase: (base: Base) => void
  readonly handle: CodeHandle | null
  readonly session: EditSessionState
  readonly errors: number
  readonly back: string
}

export interface Saving {
  readonly dialog: OpenDialog
  /** What happened last; null when the text has been edited since. */
  readonly note: SaveNote | null
  /** The file on the disk when it is no longer what was read; null when it is. */
  readonly disk: OnDisk | null
  readonly isSaving: boolean
  readonly review: () => void
  readonly save: () => void
  readonly discard: () => void
  readonly seeConflict: () => void
  readonly takeTheirs: () => void
  readonly keepMine: () => void
  readonly leave: () => void
  readonly leaveAnyway: () => void
  readonly close: () => void
}

const CLOSED: OpenDialog = { kind: 'none' }

/** Everything that ends in the file or leaves the page: review, save, conflict, discard, leave. */
export function useSaving(context: SavingContext): Saving {
  const { view, base, setBase, handle, session, errors, back } = context
  const { path } = view
  const { edited, check, isChecked } = session
  const router = useRouter()
  const [dialog, setDialog] = useState<OpenDialog>(CLOSED)
  const [note, setNote] = useState<SaveNote | null>(null)
  const [disk, setDisk] = useState<OnDisk | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [wantsReview, setWantsReview] = useState(false)

  const fail = useCallback((text: string) => setNote({ tone: 'danger', text }), [])
  useEffect(() => {
    if (edited.isChanged) setNote(null)
  }, [edited.text])

  const onLook = useCallback((found: Loaded) => {
    if (found.kind === 'same') setDisk(null)
    else if (found.kind !== 'failed') setDisk(found)
  }, [])
  useDiskWatch(path, base.fingerprint, onLook)

  const leaveBack = useLeaveGuard(edited.isChanged, (leaving) => setDialog({ kind: 'leave', leaving }))
  const leave = useCallback(() => {
    if (edited.isChanged) setDialog({ kind: 'leave', leaving: { kind: 'link', href: back } })
    else router.push(back)
  }, [edited.isChanged, back, router])

  const review = (): void => {
    if (view.readOnlyReason !== null) return
    session.readNow()
    setWantsReview(true)
  }
  // A review waits for the server's word on the very text that will be saved.
  useEffect(() => {
    if (!wantsReview || (!isChecked && edited.parsed.ok && check.failure === null)) return
    setWantsReview(false)
    if (check.failure !== null && !isChecked) fail(`Not checked, so not saved: ${check.failure}`)
    else if (edited.isChanged && errors === 0) setDialog({ kind: 'save' })
  }, [wantsReview, isChecked, check, edited, errors, fail])

  const showDisk = async (): Promise<void> => {
    const found = await loadRecording(path)
    if (found.kind === 'gone') {
      setDisk(found)
      setDialog({ kind: 'gone' })
    } else if (found.kind === 'loaded') {
      const theirs = await baseOnDisk(path, found)
      if (typeof theirs === 'string') fail(theirs)
      else {
        setDisk(found)
        setDialog({ kind: 'conflict', theirs })
      }
    } else if (found.kind === 'failed') fail(found.message)
  }

  const save = async (): Promise<void> => {
    setSaving(true)
    const written = textToWrite(base, edited.text)
    const answer = await saveRecording(path, written, base.fingerprint)
    setSaving(false)
    setDialog(CLOSED)
    if (answer.kind === 'saved') {
      const { text, lines, document } = edited
      setBase({
        fileText: written,
        fingerprint: answer.fingerprint,
        text,
        lines,
        document,
        checked: check.checked,
      })
      setDisk(null)
      setNote({ tone: 'plain', text: 'Saved.' })
    } else if (answer.kind === 'conflict') await showDisk()
    else if (answer.kind === 'failed') fail(`Not saved: ${answer.message} Your text is still here.`)
    else fail(`Not saved: ${answer.problems[0]?.message ?? 'the text is not a valid recording.'}`)
  }

  const adopt = (theirs: Base): void => {
    setBase(theirs)
    setDisk(null)
    setDialog(CLOSED)
  }
  const takeTheirs = async (): Promise<void> => {
    const found = dialog.kind === 'conflict' ? dialog.theirs : await baseNow(path)
    if (typeof found === 'string') return fail(found)
    adopt(found)
    handle?.replaceText(found.text)
    session.readNow()
    setNote({ tone: 'plain', text: 'Loaded from disk. Undo brings your text back.' })
  }

  return {
    dialog,
    note,
    disk,
    isSaving,
    review,
    save: () => void save(),
    discard: () => {
      handle?.replaceText(base.text)
      session.readNow()
      setNote({ tone: 'plain', text: 'Discarded. Undo brings your text back.' })
      handle?.show(handle.place())
    },
    seeConflict: () => void showDisk(),
    takeTheirs: () => void takeTheirs(),
    keepMine: () => {
      if (dialog.kind !== 'conflict') return
      adopt(dialog.theirs)
      review()
    },
    leave,
    leaveAnyway: () => {
      if (dialog.kind !== 'leave') return
      setDialog(CLOSED)
      if (dialog.leaving.kind === 'back') leaveBack()
      else router.push(dialog.leaving.href)
    },
    close: () => setDialog(CLOSED),
  }
}

async function baseOnDisk(path: string, { fileText, fingerprint }: FileOnDisk): Promise<Base | string> {
  const checked = await checkText(path, fileText)
  return typeof checked === 'string' ? checked : baseOf(fileText, fingerprint, checked)
}

async function baseNow(path: string): Promise<Base | string> {
  const found = await loadRecording(path)
  if (found.kind === 'loaded') return baseOnDisk(path, found)
  return found.kind === 'failed' ? found.message : 'The file is no longer there.'
}
