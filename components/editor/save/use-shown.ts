import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useState } from 'react'
import type { FileRead } from '#lib/api/recording'
import type { Answer } from '#lib/api/route'
import type { Base } from '#lib/edit/edited-text'
import type { Leaving } from '../session/use-leave-guard'
import type { SaveNote } from './save-bar'

/** What stands over the page. `conflict` shows the file as it is on the disk now. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'save' }
  | { readonly kind: 'conflict'; readonly theirs: Base }
  | { readonly kind: 'gone' }
  | { readonly kind: 'leave'; readonly leaving: Leaving }

/** What became of the file since it was read; null when it is still what was read. */
export type OnDisk = 'changed' | 'gone' | null

/** What the page says of saving, and how each part of it says so. */
export interface Shown {
  readonly dialog: OpenDialog
  /** What happened last; null when the text has been edited since. */
  readonly note: SaveNote | null
  readonly disk: OnDisk
  readonly setDialog: Dispatch<SetStateAction<OpenDialog>>
  readonly setDisk: (disk: OnDisk) => void
  readonly say: (text: string) => void
  readonly fail: (text: string) => void
  readonly close: () => void
  /** Takes in what was found at the file's path. */
  readonly look: (found: Answer<FileRead>) => void
}

const CLOSED: OpenDialog = { kind: 'none' }

/** @param text a note stands until it is edited */
export function useShown({ text, isChanged }: { text: string; isChanged: boolean }): Shown {
  const [dialog, setDialog] = useState<OpenDialog>(CLOSED)
  const [note, setNote] = useState<SaveNote | null>(null)
  const [disk, setDisk] = useState<OnDisk>(null)
  const say = useCallback((said: string) => setNote({ tone: 'plain', text: said }), [])
  const fail = useCallback((said: string) => setNote({ tone: 'danger', text: said }), [])
  const close = useCallback(() => setDialog(CLOSED), [])
  const look = useCallback((found: Answer<FileRead>) => {
    if (found.ok) setDisk(found.value.kind === 'same' ? null : 'changed')
    else if (found.code === 'not-found') setDisk('gone')
  }, [])
  useEffect(() => {
    if (isChanged) setNote(null)
  }, [text])
  return useMemo(
    () => ({ dialog, note, disk, setDialog, setDisk, say, fail, close, look }),
    [dialog, note, disk, say, fail, close, look],
  )
}
