import type { ReactNode } from 'react'
import { SaveBar } from '../save/save-bar'
import { DiskNotice } from './disk-notice'
import type { Editing } from './use-editing'
import { type SaveWords, useWordsNow } from './use-save-words'

interface EditBarProps {
  readonly editing: Editing
  readonly words: SaveWords
  readonly saveKey: string
}

/** Under the editor: what happened to the file, what a save does, and the buttons that save and discard. */
export function EditBar({ editing, words, saveKey }: EditBarProps): ReactNode {
  const { saving, session, problems, context } = editing
  const { note, state } = useWordsNow(words, session)
  const isChanged = session.edited.isChanged || problems.unwritten > 0
  return (
    <>
      {saving.disk && (
        <DiskNotice
          path={context.view.path}
          kind={saving.disk}
          isChanged={isChanged}
          onLoad={saving.takeTheirs}
          onSee={saving.seeConflict}
        />
      )}
      <SaveBar
        note={note}
        state={state.words}
        canDiscard={isChanged}
        canSave={state.canSave}
        isReadOnly={context.view.readOnlyReason !== null}
        saveKey={saveKey}
        onDiscard={saving.discard}
        onSave={saving.review}
      />
    </>
  )
}
