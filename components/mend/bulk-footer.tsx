import { Check, Copy } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'
import type { ActionAsked } from '#lib/api/actions'
import { countText } from '#lib/figures/text'
import { commandOf, isOpenPlan, type OpenRoot } from './bulk-groups'
import type { BulkState } from './use-bulk'
import { doText, isDone, verbOf } from './words'

interface BulkFooterProps {
  readonly asked: ActionAsked
  readonly state: BulkState
  readonly opened: OpenRoot
  readonly confirm: RefObject<HTMLButtonElement | null>
  readonly run: () => void
  readonly stop: () => void
  readonly undo: () => void
  readonly onClose: () => void
}

/** The foot of the dialog: the button that does it, then the progress, then the way out. */
export function BulkFooter(props: BulkFooterProps): ReactNode {
  const { asked, state, opened, confirm, run, stop, undo, onClose } = props
  if (state.kind === 'running') return <Progress state={state} stop={stop} />
  if (state.kind === 'ended' || state.kind === 'failed') {
    return (
      <>
        {state.kind === 'ended' && <UndoAll state={state} undo={undo} />}
        <Button autoFocus look={state.kind === 'ended' ? 'primary' : 'plain'} onClick={onClose}>
          Close <Key>Esc</Key>
        </Button>
      </>
    )
  }
  if (state.kind === 'planned' && !state.isStale && !isOpenPlan(state.plan.files)) {
    return (
      <Button ref={confirm} autoFocus onClick={onClose}>
        Close <Key>Esc</Key>
      </Button>
    )
  }
  const isReady = state.kind === 'planned' && !state.isStale && state.plan.files.some(isDone)
  const command = commandOf(asked, opened)
  return (
    <>
      <span className="mr-auto text-label text-ink-3 max-[899px]:hidden">
        Dry run: nothing is written yet. One undo takes all back.
      </span>
      <Button look="quiet" onClick={onClose}>
        Cancel <Key>Esc</Key>
      </Button>
      {command !== null && <CopyCommand command={command} />}
      <Button ref={confirm} look="primary" aria-disabled={!isReady} onClick={() => isReady && run()}>
        {state.kind === 'planned' ? doText(asked, state.plan) : verbOf(asked)}
        <kbd className="rounded-chip border border-control px-1 font-mono text-chip">Enter</kbd>
      </Button>
    </>
  )
}

function UndoAll({ state, undo }: { state: BulkState & { kind: 'ended' }; undo: () => void }): ReactNode {
  const { ended, undone } = state
  if (ended.id === null || undone === 'yes') return null
  return (
    <Button disabled={undone === 'running'} onClick={undo}>
      {undone === 'running' ? 'Taking back' : 'Undo all'}
    </Button>
  )
}

function CopyCommand({ command }: { command: string }): ReactNode {
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? Check : Copy
  const copy = (): void => {
    void navigator.clipboard?.writeText(command).then(() => setCopied(true))
  }
  return (
    <Button onClick={copy} title={command}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {isCopied ? 'Copied' : 'Copy as command'}
    </Button>
  )
}

function Progress({ state, stop }: { state: BulkState & { kind: 'running' }; stop: () => void }): ReactNode {
  const [isStopping, setStopping] = useState(false)
  const { done, total } = state
  return (
    <>
      <progress
        aria-label="Written"
        value={done}
        max={Math.max(1, total)}
        className="h-1.5 min-w-0 flex-1 appearance-none overflow-hidden rounded-full border border-line-2 bg-inset [&::-moz-progress-bar]:bg-ink-1 [&::-webkit-progress-bar]:bg-inset [&::-webkit-progress-value]:bg-ink-1"
      />
      <span role="status" className="w-40 text-right text-ink-2">
        {total === 0 ? 'Starting…' : `${countText(done)} of ${countText(total)}`}
      </span>
      <Button
        disabled={isStopping}
        onClick={() => {
          setStopping(true)
          stop()
        }}
      >
        {isStopping ? 'Stopping' : 'Stop'}
      </Button>
    </>
  )
}
