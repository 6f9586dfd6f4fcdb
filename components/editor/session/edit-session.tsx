'use client'

import { memo, type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { consequenceOf } from '#lib/edit/consequence'
import type { EditView } from '#lib/edit/edit-view'
import type { Base } from '#lib/edit/edited-text'
import { errorsOfEdit } from '#lib/edit/new-errors'
import { nextProblemFrom } from '#lib/edit/next-problem'
import type { PlacedProblem } from '#lib/edit/placed-problems'
import type { Position } from '#lib/json/position'
import { DraftNotices } from '../drafts/draft-notice'
import type { DraftState } from '../drafts/draft-state'
import { useDrafts } from '../drafts/use-drafts'
import { useFindBox } from '../find/use-find-box'
import { useMend } from '../mend/use-mend'
import { MergeView } from '../merge/merge-view'
import { useMerge } from '../merge/use-merge'
import { MessageNote } from '../message/message-note'
import type { MessageStore } from '../message/message-store'
import { type ShownView, usePlaceInAddress } from '../message/shown-view'
import { MessageProvider } from '../message/store-context'
import { type StartPlace, useMessageStore } from '../message/use-message-store'
import { useViewChange } from '../message/use-view-change'
import type { CodeHandle } from '../monaco/code-handle'
import { EditDialogs } from '../save/edit-dialogs'
import { SaveBar } from '../save/save-bar'
import { noteOf, saveStateOf } from '../save/save-state'
import { useSaving } from '../save/use-saving'
import { DiskNotice } from './disk-notice'
import { useEditKeys } from './edit-keys'
import { EditPanes } from './edit-panes'
import { EditSide } from './edit-side'
import { ProblemsPanel } from './problems-panel'
import { useEditSession } from './use-edit-session'
import { useFooterNote } from './use-footer-note'
import { useStartPlace } from './use-start-place'

interface EditSessionProps {
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
  /** Called when a merge takes the place of the editor, and when it is over. */
  readonly onMerging: (isMerging: boolean) => void
}

/** The editor, with everything that depends on its text. */
export const EditSession = memo(function EditSession(props: EditSessionProps): ReactNode {
  const { view, initial, start, shown, onShow, back, modifier, onNote, draft, onDraft, onMerging } = props
  const [handle, setHandle] = useState<CodeHandle | null>(null)
  const [base, setBase] = useState(initial)
  const session = useEditSession(view.path, base, handle)
  const { edited, problems, check, isChecked } = session
  const isMessage = shown === 'message'
  const store = useMessageStore({ path: view.path, base, session, isShown: isMessage, start })
  const openJson = useViewChange({ shown, onShow, store, handle, session, base })
  const { added, stay } = useMemo(
    () => errorsOfEdit({ text: base.text, problems: base.checked.problems }, { text: edited.text, problems }),
    [base, edited, problems],
  )
  const unwritten = useUnwritten(store)
  const errors = added.length + unwritten
  const context = { view, base, setBase, handle, session, errors, back, draft }
  const saving = useSaving(context)
  const theirs = saving.dialog.kind === 'conflict' ? saving.dialog.theirs : null
  const merging = useMerge(base, edited, theirs)
  useEffect(() => onMerging(theirs !== null), [onMerging, theirs])
  const drafts = useDrafts({
    ...{ base, setBase, text: edited.text, onState: onDraft },
    ...{ readNow: session.readNow, write: session.write },
    path: view.path,
    isReadOnly: view.readOnlyReason !== null,
    merge: saving.seeConflict,
    fail: saving.fail,
  })
  const onEdit = (): void => {
    session.onEdit()
    drafts.onEdit()
  }
  const mend = useMend({ view, base, setBase, session })
  const facts = {
    edited,
    errors,
    unwritten,
    oldErrors: stay.length,
    isChecked,
    readOnlyReason: view.readOnlyReason,
  }
  const state = saveStateOf(facts)
  const consequence = useMemo(() => consequenceOf(base.checked, check.checked), [base, check])
  const note = saving.note ?? noteOf(facts, consequence)
  const [chosen, choose] = useChosenProblem(problems, openJson)
  const isReadOnly = view.readOnlyReason !== null
  const review = (): void => {
    store.flush()
    saving.review()
  }
  const found = useFindBox()
  const find = (): void => found.open(isMessage ? selectedText() : (handle?.selection().text ?? ''))
  const keys = {
    save: review,
    find,
    findAgain: () => found.seed === null && find(),
    changeView: () => onShow(isMessage ? 'json' : 'message'),
    nextProblem: (direction: 1 | -1) => {
      const from = (isMessage ? store.placeInText() : handle?.place()) ?? { line: 1, column: 1 }
      choose(nextProblemFrom(problems, from, direction))
    },
    message: isMessage
      ? {
          leave: found.seed === null ? saving.leave : null,
          undo: (by: 1 | -1) => store.step(by),
          neighbour: (by: 1 | -1) => store.toNeighbour(by),
        }
      : null,
  }
  useEditKeys(merging === null ? keys : null)
  const [startsInJson] = useState(!isMessage)
  useStartPlace(startsInJson ? handle : null, initial, start.chunk)
  usePlaceInAddress(store)
  useEffect(() => handle?.onEscape(saving.leave), [handle, saving.leave])
  const saveKey = modifier === '⌘' ? '⌘S' : 'Ctrl S'
  const onMove = useFooterNote(base, edited, !isMessage, onNote)
  useEffect(() => {
    if (isMessage) onNote(<MessageNote store={store} />)
  }, [isMessage, store, onNote])
  const shared = useMemo(() => ({ store, isReadOnly, openJson }), [store, isReadOnly, openJson])

  return (
    <MessageProvider value={shared}>
      {merging && theirs && <MergeView {...{ context, theirs, merging, saving, saveKey }} />}
      <div className={merging ? 'hidden' : 'flex min-h-0 flex-1 flex-col'}>
        <DraftNotices drafts={drafts} fingerprint={base.fingerprint} />
        <div className="flex min-h-0 flex-1 max-[1099px]:flex-col">
          <EditPanes
            {...{ view, shown, edited, handle, found, onEdit, onMove }}
            text={initial.text}
            onReady={setHandle}
          />
          <EditSide
            {...{ base, session, shown, chosen, mend }}
            summary={note.text}
            onChoose={choose}
            onShow={openJson}
          />
        </div>
        {!isMessage && (
          <ProblemsPanel
            {...{ problems, chosen }}
            onChoose={choose}
            onMend={mend.start}
            notMended={mend.failure}
            failure={check.failure}
          />
        )}
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
          canDiscard={edited.isChanged || unwritten > 0}
          canSave={state.canSave}
          isReadOnly={isReadOnly}
          saveKey={saveKey}
          onDiscard={saving.discard}
          onSave={review}
        />
      </div>
      <EditDialogs {...{ view, base, session, saving, draft }} />
      {mend.dialog}
    </MessageProvider>
  )
})

/** The text that is selected in the field with the focus. */
function selectedText(): string {
  const field = document.activeElement
  return field instanceof HTMLTextAreaElement
    ? field.value.slice(field.selectionStart, field.selectionEnd)
    : ''
}

/** The number of fields whose text cannot be written into the file. */
function useUnwritten(store: MessageStore): number {
  const read = (): number => store.get().problems.length
  return useSyncExternalStore(store.subscribe, read, read)
}

/** The chosen problem, by its index. Choosing one shows its place in the text. */
function useChosenProblem(
  problems: readonly PlacedProblem[],
  show: (place: Position) => void,
): [chosen: number | null, choose: (index: number | null) => void] {
  const [chosen, setChosen] = useState<number | null>(null)
  const choose = (index: number | null): void => {
    const problem = index === null ? undefined : problems[index]
    setChosen(index)
    if (problem) show(problem)
  }
  return [chosen, choose]
}
