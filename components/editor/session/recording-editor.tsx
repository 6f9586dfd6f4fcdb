'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Button } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { Key } from '#components/ui/key'
import { PageFrame } from '#components/ui/page-frame'
import { type Base, baseOf } from '#lib/edit/edited-text'
import { marksOf } from '#lib/edit/problem-marks'
import { recordingHref } from '../../ui/address'
import type { EditorView } from '../monaco/editor-view'
import { checkText, loadRecording } from '../save/recording-api'
import { Beginning } from './beginning'
import { EditHead } from './edit-head'
import { editHints, useModifierName } from './edit-keys'
import { EditSession } from './edit-session'
import { ProblemsPanel } from './problems-panel'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly base: Base }

/** The edit page: its frame, and the editor once the text is there. */
export function RecordingEditor({ view }: { view: EditorView }): ReactNode {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [note, setNote] = useState<ReactNode>(null)
  const search = useSearchParams().toString()
  const back = recordingHref(view.path, search === '' ? '' : `?${search}`)
  const load = useCallback(() => {
    // The editor's code is on its way while the text is fetched.
    void import('../monaco/code-pane')
    void loadBase(view).then(setState)
  }, [view])
  useEffect(load, [load])
  const modifier = useModifierName()
  return (
    <PageFrame right={<BackLink href={back} />} hints={editHints(modifier)} note={note}>
      <EditHead title={view.title} />
      {state.kind === 'loading' && <Waiting view={view} />}
      {state.kind === 'failed' && (
        <Empty action={<Button onClick={load}>Try again</Button>}>{state.message}</Empty>
      )}
      {state.kind === 'ready' && (
        <EditSession view={view} initial={state.base} back={back} modifier={modifier} onNote={setNote} />
      )}
    </PageFrame>
  )
}

async function loadBase(view: EditorView): Promise<State> {
  const loaded = await loadRecording(view.path)
  if (loaded.kind === 'gone') return { kind: 'failed', message: 'The file is no longer there.' }
  if (loaded.kind !== 'loaded') {
    return { kind: 'failed', message: loaded.kind === 'failed' ? loaded.message : 'The file cannot be read.' }
  }
  // A file that is no text has no fingerprint here: it is only looked at.
  const isKnown = view.fingerprint === '' || view.fingerprint === loaded.fingerprint
  const checked = isKnown ? view.check : await checkText(view.path, loaded.fileText)
  if (typeof checked === 'string') return { kind: 'failed', message: checked }
  const fingerprint = view.fingerprint === '' ? '' : loaded.fingerprint
  return { kind: 'ready', base: baseOf(loaded.fileText, fingerprint, checked) }
}

function Waiting({ view }: { view: EditorView }): ReactNode {
  const marks = marksOf(view.check.problems, {
    text: '',
    lines: view.beginning,
    document: null,
    fileText: '',
  })
  return (
    <>
      <div className="relative min-h-0 flex-1">
        <Beginning lines={view.beginning} />
      </div>
      <ProblemsPanel marks={marks} chosen={null} onChoose={() => {}} failure={null} />
    </>
  )
}

function BackLink({ href }: { href: string }): ReactNode {
  return (
    <Link
      href={href}
      className="inline-flex h-7 items-center gap-1.5 rounded-field px-1.5 text-ui hover:bg-sel"
    >
      <ArrowLeft size={14} strokeWidth={1.75} aria-hidden />
      <span className="max-[699px]:sr-only">Back to the recording</span> <Key>Esc</Key>
    </Link>
  )
}
