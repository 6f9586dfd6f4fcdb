'use client'

import dynamic from 'next/dynamic'
import { memo, type ReactNode, useEffect, useMemo, useState } from 'react'
import { consequenceOf } from '#lib/edit/consequence'
import type { EditView } from '#lib/edit/edit-view'
import type { Base } from '#lib/edit/edited-text'
import { errorsOfEdit } from '#lib/edit/new-errors'
import { nextProblemFrom } from '#lib/edit/next-problem'
import type { PlacedProblem } from '#lib/edit/placed-problems'
import { DraftNotices } from '../drafts/draft-notice'
import type { DraftState } from '../drafts/draft-state'
import { useDrafts } from '../drafts/use-drafts'
import { JsonFind } from '../find/json-find'
import { useFindBox } from '../find/use-find-box'
import { useMend } from '../mend/use-mend'
import { MergeView } from '../merge/merge-view'
import { useMerge } from '../merge/use-merge'
import type { CodeHandle } from '../monaco/code-handle'
import { EditDialogs } from '../save/edit-dialogs'
import { SaveBar } from '../save/save-bar'
import { noteOf, saveStateOf } from '../save/save-state'
import { useSaving } from '../save/use-saving'
import { Beginning } from './beginning'
import { DiskNotice } from './disk-notice'
import { useEditKeys } from './edit-keys'
import { ProblemsPanel } from './problems-panel'
import { SideColumn } from './side-column'
import { SidePanel } from './side-panel'
import { type EditSessionState, useEditSession } from './use-edit-session'
import { useFooterNote } from './use-footer-note'
import { useStartPlace } from './use-start-place'

const CodePane = dynamic(() => import('../monaco/code-pane').then((module) => module.CodePane), {
  ssr: false,
})

interface EditSessionProps {
  readonly view: EditView
  readonly initial: Base
  /** The chunk at which the editor opens; null for the start of the text. */
  readonly chunk: number | null
  /** The address of the recording's page. */
  readonly back: string
  readonly modifier: string
  readonly onNote: (note: ReactNode) => void
  readonly draft: DraftState
  readonly onDraft: (draft: DraftState) => void
  /** Called when a merge takes the place of the editor, and when it is over. */
  readonly onMerging: (isMerging: boolean) => void
}

/** The editor, with everything that depends on its text. */
export const EditSession = memo(function EditSession(props: EditSessionProps): ReactNode {
  const { view, initial, chunk, back, modifier, onNote, draft, onDraft, onMerging } = props
  const [handle, setHandle] = useState<CodeHandle | null>(null)
  const [base, setBase] = useState(initial)
  const session = useEditSession(view.path, base, handle)
  const { edited, problems, check, isChecked } = session
  const { added, stay } = useMemo(
    () => errorsOfEdit({ text: base.text, problems: base.checked.problems }, { text: edited.text, problems }),
    [base, edited, problems],
  )
  const errors = added.length
  const context = { view, base, setBase, handle, session, errors, back, draft }
  const saving = useSaving(context)
  const theirs = saving.dialog.kind === 'conflict' ? saving.dialog.theirs : null
  const merging = useMerge(base, edited, theirs)
  useEffect(() => onMerging(theirs !== null), [onMerging, theirs])
  const drafts = useDrafts({
    ...{ base, setBase, handle, text: edited.text, readNow: session.readNow, onState: onDraft },
    path: view.path,
    isReadOnly: view.readOnlyReason !== null,
    merge: saving.seeConflict,
    fail: saving.fail,
  })
  const onEdit = (): void => {
    session.onEdit()
    drafts.onEdit()
  }
  const mend = useMend({ view, base, setBase, handle, session })
  const facts = { edited, errors, oldErrors: stay.length, isChecked, readOnlyReason: view.readOnlyReason }
  const state = saveStateOf(facts)
  const consequence = useMemo(() => consequenceOf(base.checked, check.checked), [base, check])
  const note = saving.note ?? noteOf(facts, consequence)
  const [chosen, choose] = useChosenProblem(problems, handle)
  const found = useFindBox()
  const find = (): void => found.open(handle?.selection().text ?? '')
  const keys = {
    save: saving.review,
    find,
    findAgain: () => found.seed === null && find(),
    nextProblem: (direction: 1 | -1) =>
      handle && choose(nextProblemFrom(problems, handle.place(), direction)),
  }
  useEditKeys(merging === null ? keys : null)
  useStartPlace(handle, initial, chunk)
  useEffect(() => handle?.onEscape(saving.leave), [handle, saving.leave])
  const saveKey = modifier === '⌘' ? '⌘S' : 'Ctrl S'
  const onMove = useFooterNote(base, edited, onNote)

  return (
    <>
      {merging && theirs && <MergeView {...{ context, theirs, merging, saving, saveKey }} />}
      <div className={merging ? 'hidden' : 'flex min-h-0 flex-1 flex-col'}>
        <DraftNotices drafts={drafts} fingerprint={base.fingerprint} />
        <div className="flex min-h-0 flex-1 max-[1099px]:flex-col">
          <div className="flex min-h-[160px] min-w-0 flex-1 flex-col">
            {handle && <JsonFind path={view.path} edited={edited} handle={handle} state={found} />}
            <div className="relative min-h-0 flex-1">
              {handle === null && <Beginning lines={view.beginning} />}
              <CodePane
                text={initial.text}
                schema={view.schema}
                readOnlyReason={view.readOnlyReason}
                onReady={setHandle}
                onEdit={onEdit}
                onMove={onMove}
              />
            </div>
          </div>
          <EditSide {...{ base, session, handle }} summary={note.text} />
        </div>
        <ProblemsPanel
          {...{ problems, chosen }}
          onChoose={choose}
          onMend={mend.start}
          notMended={mend.failure}
          failure={check.failure}
        />
        {saving.disk && (
          <DiskNotice
            kind={saving.disk}
            isChanged={edited.isChanged}
            onLoad={saving.takeTheirs}
            onSee={saving.seeConflict}
          />
        )}
        <SaveBar
          note={note}
          state={state.words}
          canDiscard={edited.isChanged}
          canSave={state.canSave}
          isReadOnly={view.readOnlyReason !== null}
          saveKey={saveKey}
          onDiscard={saving.discard}
          onSave={saving.review}
        />
      </div>
      <EditDialogs {...{ view, base, handle, session, saving, draft }} />
      {mend.dialog}
    </>
  )
})

/** The chosen problem, by its index. Choosing one shows its place in the text. */
function useChosenProblem(
  problems: readonly PlacedProblem[],
  handle: CodeHandle | null,
): [chosen: number | null, choose: (index: number | null) => void] {
  const [chosen, setChosen] = useState<number | null>(null)
  const choose = (index: number | null): void => {
    const problem = index === null ? undefined : problems[index]
    setChosen(index)
    if (problem) handle?.show(problem)
  }
  return [chosen, choose]
}

interface EditSideProps {
  readonly base: Base
  readonly session: EditSessionState
  readonly handle: CodeHandle | null
  /** What saving would do, in a few words for a narrow page. */
  readonly summary: string
}

/** Beside the text: its meaning, and the changes in it. */
function EditSide({ base, session, handle, summary }: EditSideProps): ReactNode {
  const { edited, places, check, chunks } = session
  return (
    <SideColumn summary={summary}>
      <SidePanel
        before={base.checked}
        after={check.known}
        isOld={!edited.parsed.ok || check.checked.hash === null}
        edited={edited}
        places={places}
        chunks={chunks}
        onShow={(where) => handle?.show(where)}
      />
    </SideColumn>
  )
}
