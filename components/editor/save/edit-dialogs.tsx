import type { ReactNode } from 'react'
import type { EditView } from '#lib/edit/edit-view'
import { type Base, textToWrite } from '#lib/edit/edited-text'
import type { DraftState } from '../drafts/draft-state'
import { LeaveDialog } from '../session/leave-dialog'
import type { EditSessionState } from '../session/use-edit-session'
import { GoneDialog } from './gone-dialog'
import { SaveDialog } from './save-dialog'
import type { Saving } from './use-saving'

interface EditDialogsProps {
  readonly view: EditView
  readonly base: Base
  readonly session: EditSessionState
  readonly saving: Saving
  readonly draft: DraftState
}

/** The open dialog, if any. */
export function EditDialogs({ view, base, session, saving, draft }: EditDialogsProps): ReactNode {
  const { edited, check, places, chunkChanges } = session
  const { dialog, close } = saving
  switch (dialog.kind) {
    case 'none':
    // A merge has the whole page.
    case 'conflict':
      return null
    case 'save':
      return (
        <SaveDialog
          path={view.path}
          base={base}
          edited={edited}
          checked={check.checked}
          places={places}
          chunkChanges={chunkChanges}
          newName={dialog.newName}
          isSaving={saving.isSaving}
          onSave={saving.save}
          onSaveElsewhere={saving.saveElsewhere}
          onClose={close}
        />
      )
    case 'gone':
      return (
        <GoneDialog
          path={view.path}
          now={dialog.now}
          text={() => textToWrite(base, session.readNow())}
          onClose={close}
        />
      )
    case 'leave':
      return (
        <LeaveDialog
          changedLines={edited.changedLines}
          draft={draft}
          onLeave={saving.leaveAnyway}
          onClose={close}
        />
      )
  }
}
