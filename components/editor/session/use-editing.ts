import { type ReactNode, useEffect, useState } from 'react'
import type { EditView } from '#lib/edit/edit-view'
import type { Base } from '#lib/edit/edited-text'
import type { Position } from '#lib/json/position'
import type { DraftState } from '../drafts/draft-state'
import { type Drafts, useDrafts } from '../drafts/use-drafts'
import { type FindBoxState, useFindBox } from '../find/use-find-box'
import { type Mend, useMend } from '../mend/use-mend'
import { useMerge } from '../merge/use-merge'
import type { JsonTarget } from '../message/message-state'
import type { MessageStore } from '../message/message-store'
import type { StartPlace } from '../message/pieces'
import { type ShownView, usePlaceInAddress } from '../message/shown-view'
import { useMessageStore } from '../message/use-message-store'
import { useViewChange } from '../message/use-view-change'
import type { CodeHandle } from '../monaco/code-handle'
import type { SavingContext } from '../save/saving-context'
import { type Saving, useSaving } from '../save/use-saving'
import { type EditSessionState, useEditSession } from './use-edit-session'
import { type Problems, useProblems } from './use-problems'
import { useStartPlace } from './use-start-place'

export interface EditSessionProps {
  readonly view: EditView
  readonly initial: Base
  readonly start: StartPlace
  readonly shown: ShownView
  readonly onShow: (view: ShownView) => void
  /** The address of the recording's page. */
  readonly back: string
  readonly modifier: string
  readonly onNote: (note: ReactNode) => void
  readonly draft: DraftState
  readonly onDraft: (draft: DraftState) => void
  /** Called when a merge takes the place of the editor, with what leads back to that, and with null when it is over. */
  readonly onMerging: (leave: (() => void) | null) => void
}

/** Everything that depends on the text in the editor. */
export interface Editing {
  readonly base: Base
  readonly handle: CodeHandle | null
  readonly setHandle: (handle: CodeHandle) => void
  readonly session: EditSessionState
  readonly store: MessageStore
  /** Shows the JSON, by default at the cursor. */
  readonly openJson: (target?: JsonTarget | Position) => void
  readonly found: FindBoxState
  readonly problems: Problems
  readonly context: SavingContext
  readonly saving: Saving
  /** The file on disk that the text is merged with, and the merge; null while there is none. */
  readonly theirs: Base | null
  readonly merging: ReturnType<typeof useMerge>
  readonly drafts: Drafts
  readonly mend: Mend
}

/** Puts the parts of the editor together around one text. */
export function useEditing(props: EditSessionProps): Editing {
  const { view, initial, start, shown, onShow, back, draft } = props
  const [handle, setHandle] = useState<CodeHandle | null>(null)
  const [base, setBase] = useState(initial)
  const session = useEditSession(view.path, base, handle)
  const isMessage = shown === 'message'
  const store = useMessageStore({ path: view.path, base, session, isShown: isMessage, start })
  const openJson = useViewChange({ shown, onShow, store, handle, session, base })
  const problems = useProblems(base, session, store, openJson)
  const context = {
    view,
    base,
    setBase,
    handle,
    session,
    errors: problems.errors,
    unwritten: problems.unwritten,
    back,
    draft,
  }
  const saving = useSaving(context)
  const { theirs, merging } = useMerging(props, context, saving)
  const drafts = useKeptDrafts(props, context, saving, store)
  const mend = useMend(context)
  const found = useFindBox()
  const [startsInJson] = useState(!isMessage)
  useStartPlace(startsInJson ? handle : null, initial, start.chunk)
  usePlaceInAddress(store)
  return {
    ...{ base, handle, setHandle, session, store, openJson, found, problems },
    ...{ context, saving, theirs, merging, drafts, mend },
  }
}

function useMerging(
  { onMerging }: EditSessionProps,
  { base, session }: SavingContext,
  { dialog, close }: Saving,
): Pick<Editing, 'theirs' | 'merging'> {
  const theirs = dialog.kind === 'conflict' ? dialog.theirs : null
  const merging = useMerge(base, session.edited, theirs)
  const isMerging = theirs !== null
  useEffect(() => onMerging(isMerging ? close : null), [onMerging, isMerging, close])
  return { theirs, merging }
}

function useKeptDrafts(
  { onDraft, onShow }: EditSessionProps,
  { view, base, setBase, session }: SavingContext,
  { seeConflict, fail }: Saving,
  store: MessageStore,
): Drafts {
  const { edited, peek, write, unwritten } = session
  const drafts = useDrafts({
    ...{ base, setBase, text: edited.text, fail },
    write: (text, typed) => {
      const left = write(text, typed)
      // Only there it can be seen.
      if (left.length < typed.length) onShow('message')
      return left
    },
    readNow: () => ({ text: peek(), unwritten: unwritten() }),
    path: view.path,
    isReadOnly: view.readOnlyReason !== null,
    onState: onDraft,
    merge: seeConflict,
  })
  const { onEdit } = drafts
  useEffect(() => {
    store.whenTyped(() => {
      onEdit()
      if (store.get().problems.length > 0) onDraft({ kind: 'keeping' })
    })
  }, [store, onEdit, onDraft])
  return drafts
}
