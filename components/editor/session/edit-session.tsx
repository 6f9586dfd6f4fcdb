'use client'

import dynamic from 'next/dynamic'
import { memo, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { consequenceOf } from '#lib/edit/consequence'
import type { EditView } from '#lib/edit/edit-view'
import { type Base, textToWrite } from '#lib/edit/edited-text'
import { nextMark } from '#lib/edit/next-problem'
import { countText } from '#lib/page/shorten'
import type { CodeHandle } from '../monaco/code-handle'
import { EditDialogs } from '../save/edit-dialogs'
import { SaveBar } from '../save/save-bar'
import { formWords, noteOf, saveStateOf } from '../save/save-state'
import { useSaving } from '../save/use-saving'
import { Beginning } from './beginning'
import { DiskNotice } from './disk-notice'
import { useEditKeys } from './edit-keys'
import { countOf, ProblemsPanel } from './problems-panel'
import { SideColumn } from './side-column'
import { SidePanel } from './side-panel'
import { useEditSession } from './use-edit-session'

const CodePane = dynamic(() => import('../monaco/code-pane').then((module) => module.CodePane), {
  ssr: false,
})

interface EditSessionProps {
  readonly view: EditView
  readonly initial: Base
  /** Address of the recording's page. */
  readonly back: string
  readonly modifier: string
  readonly onNote: (note: ReactNode) => void
}

/** The editor with all that follows from what is typed in it. */
export const EditSession = memo(function EditSession(props: EditSessionProps): ReactNode {
  const { view, initial, back, modifier, onNote } = props
  const [handle, setHandle] = useState<CodeHandle | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const [place, setPlace] = useState({ line: 1, column: 1 })
  const [base, setBase] = useState(initial)
  const session = useEditSession(view.path, base, handle)
  const { edited, places, marks, check, chunks, isChecked } = session
  const errors = countOf(marks, 'error')
  const saving = useSaving({ view, base, setBase, handle, session, errors, back })
  const facts = { edited, errors, isChecked, readOnlyReason: view.readOnlyReason }
  const state = saveStateOf(facts)
  const consequence = useMemo(() => consequenceOf(base.checked, check.checked), [base, check])
  const note = saving.note ?? noteOf(facts, consequence)

  const choose = (index: number | null): void => {
    const mark = index === null ? undefined : marks[index]
    setChosen(index)
    if (mark) handle?.show(mark)
  }
  useEditKeys({
    save: saving.review,
    find: () => handle?.find(),
    nextProblem: (direction) => handle && choose(nextMark(marks, handle.place(), direction)),
  })
  useEffect(() => handle?.onEscape(saving.leave), [handle, saving.leave])
  const onMove = useCallback((line: number, column: number) => setPlace({ line, column }), [])
  const size = useMemo(() => new Blob([textToWrite(base, edited.text)]).size, [base, edited])
  const form = useMemo(() => formWords(base.fileText), [base])
  useEffect(() => {
    const count = edited.lines.length - (edited.text.endsWith('\n') ? 1 : 0)
    const counted = `${countText(count)} lines, ${kilobytes(size)}`
    onNote(<FooterNote parts={[`Ln ${place.line}, Col ${place.column}`, counted, form]} />)
  }, [onNote, place, edited, size, form])

  return (
    <>
      <div className="flex min-h-0 flex-1 max-[1099px]:flex-col">
        <div className="relative min-h-[160px] min-w-0 flex-1">
          {handle === null && <Beginning lines={view.beginning} />}
          <CodePane
            text={initial.text}
            schema={view.schema}
            readOnlyReason={view.readOnlyReason}
            onReady={setHandle}
            onEdit={session.onEdit}
            onMove={onMove}
          />
        </div>
        <SideColumn summary={note.text}>
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
      </div>
      <ProblemsPanel marks={marks} chosen={chosen} onChoose={choose} failure={check.failure} />
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
        saveKey={modifier === '⌘' ? '⌘S' : 'Ctrl S'}
        onDiscard={saving.discard}
        onSave={saving.review}
      />
      <EditDialogs view={view} base={base} handle={handle} session={session} saving={saving} />
    </>
  )
})

function kilobytes(bytes: number): string {
  return bytes < 1_000 ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(1)} kB`
}

function FooterNote({ parts }: { parts: readonly string[] }): ReactNode {
  return (
    <span className="flex gap-5">
      {parts.map((part, index) => (
        <span key={part} className={index > 0 ? 'max-[1099px]:hidden' : ''}>
          {part}
        </span>
      ))}
    </span>
  )
}
