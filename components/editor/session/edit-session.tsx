'use client'

import { memo, type ReactNode, useEffect, useMemo } from 'react'
import { DraftNotices } from '../drafts/draft-notice'
import { MergeView } from '../merge/merge-view'
import { MessageNote } from '../message/message-note'
import { MessageProvider } from '../message/store-context'
import { EditDialogs } from '../save/edit-dialogs'
import { EditBar } from './edit-bar'
import { EditPanes } from './edit-panes'
import { EditSide, problemsOf } from './edit-side'
import { ProblemsPanel } from './problems-panel'
import type { EditSessionState } from './use-edit-session'
import { type Editing, type EditSessionProps, useEditing } from './use-editing'
import { useFooterNote } from './use-footer-note'
import { type SaveWords, useSaveWords, useWordsNow } from './use-save-words'
import { useSessionKeys } from './use-session-keys'

/** The editor, with everything that depends on its text. */
export const EditSession = memo(function EditSession(props: EditSessionProps): ReactNode {
  const { view, shown, modifier, draft } = props
  const editing = useEditing(props)
  const { base, session, store, openJson, context, saving, theirs, merging, drafts, mend } = editing
  const words = useSaveWords(editing)
  useSessionKeys(props, editing)
  const onMove = useNotes(props, editing)
  const saveKey = modifier === '⌘' ? '⌘S' : 'Ctrl S'
  const isReadOnly = view.readOnlyReason !== null
  const shared = useMemo(() => ({ store, isReadOnly, openJson }), [store, isReadOnly, openJson])
  return (
    <MessageProvider value={shared}>
      {merging && theirs && <MergeView {...{ context, theirs, merging, saving, saveKey }} />}
      <div className={merging ? 'hidden' : 'flex min-h-0 flex-1 flex-col short:min-h-[calc(100dvh-44px)]'}>
        <DraftNotices
          {...{ drafts, fingerprint: base.fingerprint }}
          isFileOther={saving.disk !== null}
          hasEdits={session.edited.isChanged || context.unwritten > 0}
        />
        <div className="flex min-h-0 flex-1 max-[1099px]:flex-col">
          <Panes {...props} editing={editing} onMove={onMove} />
          <EditSide {...{ editing, shown }} summary={<Summary {...{ words, session }} />} />
        </div>
        {shown === 'json' && <ProblemsPanel {...problemsOf(editing)} />}
        <EditBar {...{ editing, words, saveKey }} />
      </div>
      <EditDialogs {...{ view, base, session, saving, draft }} />
      {mend.dialog}
    </MessageProvider>
  )
})

function Summary({ words, session }: { words: SaveWords; session: EditSessionState }): ReactNode {
  return useWordsNow(words, session).note.text
}

interface PanesProps extends EditSessionProps {
  readonly editing: Editing
  readonly onMove: (line: number, column: number) => void
}

function Panes({ view, shown, initial, editing, onMove }: PanesProps): ReactNode {
  const { session, handle, setHandle, found, drafts } = editing
  const onEdit = (): void => {
    session.onEdit()
    drafts.onEdit()
  }
  return (
    <EditPanes
      {...{ view, shown, handle, found, onEdit, onMove }}
      edited={session.edited}
      text={initial.text}
      onReady={setHandle}
    />
  )
}

/** Says in the footer where the cursor is. @returns notes where it is in the JSON */
function useNotes(
  { shown, onNote }: EditSessionProps,
  { base, session, store }: Editing,
): (line: number, column: number) => void {
  const onMove = useFooterNote(base, session.edited, shown === 'json', onNote)
  useEffect(() => {
    if (shown === 'message') onNote(<MessageNote store={store} />)
  }, [shown, store, onNote])
  return onMove
}
