'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { Key } from '#components/ui/key'
import { PageFrame } from '#components/ui/page-frame'
import { Segmented } from '#components/ui/segmented'
import { answerPlaceIn, chunkOfSearch, recordingHref } from '#lib/api/page-address'
import type { EditView } from '#lib/edit/edit-view'
import { type Base, baseOf } from '#lib/edit/edited-text'
import { placedProblems } from '#lib/edit/placed-problems'
import { useLater } from '../../ui/use-later'
import { NO_DRAFT } from '../drafts/draft-state'
import { mergeHints } from '../merge/merge-hints'
import { type ShownView, searchForBack, useShownView } from '../message/shown-view'
import { WaitingMessage } from '../message/waiting-message'
import { checkText, loadRecording, whyNotLoaded } from '../save/recording-api'
import { Beginning } from './beginning'
import { EditHead } from './edit-head'
import { editHints, useModifierName } from './edit-keys'
import { ProblemsPanel } from './problems-panel'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly base: Base }

const NO_CODE: State = {
  kind: 'failed',
  message: 'The editor could not be loaded. Does tapedeck still run?',
}

const NO_TEXT: State = {
  kind: 'failed',
  message: 'The file on disk is no longer valid UTF-8: reload the page to look at it.',
}

const VIEWS = [
  { value: 'message', label: 'Message' },
  { value: 'json', label: 'JSON' },
] as const

const MERGE = { value: 'merge', label: 'Merge' } as const

const loadSession = () => import('./edit-session').then((module) => module.EditSession)

/** The edit page: its frame, and the editor once the text is loaded. */
export function RecordingEditor({ view }: { view: EditView }): ReactNode {
  const [note, setNote] = useState<ReactNode>(null)
  const parameters = useSearchParams()
  const [draft, setDraft] = useState(NO_DRAFT)
  const [leaveMerge, setLeaveMerge] = useState<(() => void) | null>(null)
  const setMerging = useCallback((leave: (() => void) | null) => setLeaveMerge(() => leave), [])
  const isMerging = leaveMerge !== null
  const back = recordingHref(view.path, searchForBack(parameters.toString()))
  const [start] = useState(() => ({ at: answerPlaceIn(parameters), chunk: chunkOfSearch(parameters) }))
  const [shown, show] = useShownView(view)
  const { state, EditSession, load } = useLoaded(view, shown === 'json')
  const modifier = useModifierName()
  return (
    <PageFrame
      right={isMerging ? <BackButton onBack={leaveMerge} /> : <BackLink href={back} />}
      hints={isMerging ? mergeHints(modifier) : editHints(modifier, shown)}
      note={note}
      keepsNote
      search={null}
    >
      <EditHead title={view.title} draft={draft}>
        <ViewSwitch {...{ shown, leaveMerge }} onShow={show} />
      </EditHead>
      {state.kind === 'loading' &&
        (shown === 'json' ? <Waiting view={view} /> : <WaitingMessage view={view} />)}
      {state.kind === 'failed' && (
        <Empty action={<Button onClick={load}>Try again</Button>}>{state.message}</Empty>
      )}
      {state.kind === 'ready' && EditSession && (
        <EditSession
          {...{ view, shown, back, modifier, draft }}
          initial={state.base}
          start={start}
          onShow={show}
          onNote={setNote}
          onDraft={setDraft}
          onMerging={setMerging}
        />
      )}
    </PageFrame>
  )
}

interface ViewSwitchProps {
  readonly shown: ShownView
  /** Leads from a merge back to the editor; null while there is none. */
  readonly leaveMerge: (() => void) | null
  readonly onShow: (view: ShownView) => void
}

function ViewSwitch({ shown, leaveMerge, onShow }: ViewSwitchProps): ReactNode {
  return (
    <Segmented
      label="View"
      value={leaveMerge ? 'merge' : shown}
      options={leaveMerge ? [...VIEWS, MERGE] : VIEWS}
      onChange={(view) => {
        leaveMerge?.()
        if (view !== 'merge') onShow(view)
      }}
    />
  )
}

/** Loads the text and, meanwhile, the editor's code: Monaco's too when it is shown first, which may come last. */
function useLoaded(view: EditView, isJsonShown: boolean) {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const isJsonFirst = useRef(isJsonShown)
  const [EditSession, loadCode] = useLater(loadSession)
  const load = useCallback(() => {
    if (isJsonFirst.current) void import('../monaco/code-pane').catch(() => {})
    const code = loadCode().then(
      () => true,
      () => false,
    )
    void Promise.all([loadBase(view), code]).then(([base, hasCode]) => setState(hasCode ? base : NO_CODE))
  }, [view, loadCode])
  useEffect(load, [load])
  return { state, EditSession, load }
}

async function loadBase(view: EditView): Promise<State> {
  const loaded = await loadRecording(view.path)
  if (!loaded.ok) return { kind: 'failed', message: whyNotLoaded(loaded) }
  if (loaded.value.kind === 'same') return { kind: 'failed', message: 'The file cannot be read.' }
  const { fileText, fingerprint, isUtf8 } = loaded.value
  if (!isUtf8 && view.fingerprint !== '') return NO_TEXT
  // A file that is not text has no fingerprint here: it can only be looked at.
  const isKnown = view.fingerprint === '' || view.fingerprint === fingerprint
  const checked = isKnown ? { ok: true as const, value: view.check } : await checkText(view.path, fileText)
  if (!checked.ok) return { kind: 'failed', message: checked.message }
  return { kind: 'ready', base: baseOf(fileText, view.fingerprint === '' ? '' : fingerprint, checked.value) }
}

function Waiting({ view }: { view: EditView }): ReactNode {
  const problems = placedProblems(view.check.problems, {
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
      <ProblemsPanel
        {...{ problems, chosen: null, mend: null, failure: null, isChecked: true }}
        onChoose={() => {}}
      />
    </>
  )
}

const BACK = 'inline-flex h-7 items-center gap-1.5 rounded-field px-1.5 text-ui hover:bg-sel'

function BackLink({ href }: { href: string }): ReactNode {
  return (
    <Link href={href} className={BACK}>
      <BackWords>Back to the recording</BackWords>
    </Link>
  )
}

/** A merge is left for the editor: the draft and the choices stay. */
function BackButton({ onBack }: { onBack: () => void }): ReactNode {
  return (
    <button type="button" onClick={onBack} className={BACK}>
      <BackWords>Back to the editor</BackWords>
    </button>
  )
}

function BackWords({ children }: { children: string }): ReactNode {
  return (
    <>
      <ArrowLeft size={14} strokeWidth={1.75} aria-hidden />
      <span className="max-[699px]:sr-only">{children}</span>
      <span className="max-[499px]:hidden">
        <Key>Esc</Key>
      </span>
    </>
  )
}
