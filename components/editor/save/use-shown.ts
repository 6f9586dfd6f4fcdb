import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useState } from 'react'
import type { FileRead } from '#lib/api/recording'
import type { RouteAnswer } from '#lib/api/route'
import type { Base } from '#lib/edit/edited-text'
import type { Leaving } from '../session/use-leave-guard'
import type { NewName } from './new-name'
import type { SaveNote } from './save-bar'

/** The dialog over the page, or the merge in its place: `conflict` has the file as it is now on disk. */
export type OpenDialog =
  | { readonly kind: 'none' }
  /** `newName` is null unless replay looks for another file after the save. */
  | { readonly kind: 'save'; readonly newName: NewName | null }
  | { readonly kind: 'conflict'; readonly theirs: Base }
  /** `now` is what tapedeck has renamed the file to; null when it was deleted. */
  | { readonly kind: 'gone'; readonly now: string | null }
  | { readonly kind: 'leave'; readonly leaving: Leaving }

/** What happened to the file since it was read; null when it is unchanged. */
export type OnDisk = 'changed' | 'gone' | null

/** What the page shows about saving, with the functions that change it. */
export interface Shown {
  readonly dialog: OpenDialog
  /** What happened last; null when the text has been edited since. */
  readonly note: SaveNote | null
  readonly disk: OnDisk
  readonly setDialog: Dispatch<SetStateAction<OpenDialog>>
  readonly setDisk: (disk: OnDisk) => void
  readonly say: (text: string) => void
  readonly warn: (text: string) => void
  readonly fail: (text: string) => void
  readonly close: () => void
  /** Takes in the result of looking at the file. */
  readonly look: (found: RouteAnswer<FileRead>) => void
}

const CLOSED: OpenDialog = { kind: 'none' }

/** @param text a note disappears when the text is edited */
export function useShown({ text, isChanged }: { text: string; isChanged: boolean }): Shown {
  const [dialog, setDialog] = useState<OpenDialog>(CLOSED)
  const [note, setNote] = useState<SaveNote | null>(null)
  const [disk, setDisk] = useState<OnDisk>(null)
  const say = useCallback((said: string) => setNote({ tone: 'plain', text: said }), [])
  const warn = useCallback((said: string) => setNote({ tone: 'warning', text: said }), [])
  const fail = useCallback((said: string) => setNote({ tone: 'danger', text: said }), [])
  const close = useCallback(() => setDialog(CLOSED), [])
  const look = useCallback((found: RouteAnswer<FileRead>) => {
    if (found.ok) setDisk(found.value.kind === 'same' ? null : 'changed')
    else if (found.code === 'not-found') setDisk('gone')
  }, [])
  useEffect(() => {
    if (isChanged) setNote(null)
  }, [text])
  return useMemo(
    () => ({ dialog, note, disk, setDialog, setDisk, say, warn, fail, close, look }),
    [dialog, note, disk, say, warn, fail, close, look],
  )
}
