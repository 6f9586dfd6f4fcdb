'use client'

import { Check, CircleSlash, Link2, TriangleAlert } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { ChangedLines } from '#components/sign/changed-lines'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Key } from '#components/ui/key'
import type { ActionAsked, ActionEnded, PlannedFile } from '#lib/api/actions'
import { fileName, shortName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'
import { type OnePlan, useOne } from './use-one'
import { idsWords, isDone, titleOfOne, verbOf } from './words'

interface ActionDialogProps {
  readonly asked: ActionAsked
  readonly path: string
  readonly onDone: (ended: ActionEnded, file: PlannedFile) => void
  readonly onClose: () => void
}

/** Shows what an action does to one recording, with its diff, and carries it out. */
export function ActionDialog({ asked, path, onDone, onClose }: ActionDialogProps): ReactNode {
  const { planned, failure, isRunning, run } = useOne(asked, onDone)
  const confirm = useRef<HTMLButtonElement>(null)
  const isOffered = planned !== null && isDone(planned.file) && failure === null
  const verb = verbOf(asked)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      initialFocus={confirm}
      title={planned === null ? `${verb}…` : titleOfOne(asked, planned.file)}
      subtitle={path}
      width="w-[980px]"
      footer={
        <>
          <span className="mr-auto text-label text-ink-3 max-[699px]:hidden">
            {isOffered && 'Nothing is written yet. One undo takes it back.'}
          </span>
          <Button look="quiet" onClick={onClose}>
            {isOffered ? 'Cancel' : 'Close'} <Key>Esc</Key>
          </Button>
          <Button
            ref={confirm}
            look="primary"
            aria-disabled={!isOffered || isRunning}
            onClick={() => isOffered && run()}
          >
            {isRunning ? 'Writing' : verb}
            <kbd className="rounded-chip border border-control px-1 font-mono text-chip">Enter</kbd>
          </Button>
        </>
      }
    >
      {failure !== null && (
        <p role="alert" className="border-y border-danger-line bg-danger-bg px-5 py-2 text-danger">
          {failure}
        </p>
      )}
      {planned === null && failure === null && (
        <p className="px-5 pb-4 text-ink-3">Looking at what this does…</p>
      )}
      {planned !== null && <Consequences planned={planned} />}
    </Dialog>
  )
}

function Consequences({ planned: { file, plan, diff } }: { planned: OnePlan }): ReactNode {
  const isWritten = isDone(file)
  const isLoss = file.outcome === 'deleted' && file.other === null
  return (
    <>
      <div className="flex flex-col gap-2 px-5 pb-4">
        <Fact Icon={isLoss ? TriangleAlert : isWritten ? Check : CircleSlash} isWarning={isLoss}>
          {file.reason}
        </Fact>
        {file.newPath !== null && file.newPath !== file.path && <Names file={file} />}
        {file.ids > 0 && <Fact Icon={Link2}>{`${countText(file.ids)} ${idsWords(file.ids)}.`}</Fact>}
        {file.references.length > 0 && (
          <Fact Icon={TriangleAlert} isWarning>
            {countedText(file.references.length, 'other recording')} still{' '}
            {file.references.length === 1 ? 'names' : 'name'} the old id:{' '}
            {file.references.slice(0, 3).map(shortName).join(', ')}
            {file.references.length > 3 && ' and more'}.
          </Fact>
        )}
        {plan.notes.map((note) => (
          <Fact key={note} Icon={TriangleAlert} isWarning>
            {note}
          </Fact>
        ))}
      </div>
      {isWritten && diff === null && (
        <p className="border-t border-line px-5 py-2 text-ink-3">
          The texts are too large to be compared here.
        </p>
      )}
      {diff !== null && diff.hunks.length > 0 && <ChangedLines {...diff} />}
      {diff !== null && diff.hunks.length === 0 && (
        <p className="border-t border-line px-5 py-2 text-ink-2">
          The content stays as it is, byte for byte.
        </p>
      )}
    </>
  )
}

/** The names below each other, so that they can be compared. */
function Names({ file }: { file: PlannedFile }): ReactNode {
  return (
    <dl className="grid grid-cols-[80px_minmax(0,1fr)] gap-y-0.5 text-label">
      <dt className="text-ink-3">Name now</dt>
      <dd className="font-mono break-all">{fileName(file.path)}</dd>
      <dt className="text-ink-3">{file.outcome === 'duplicated' ? 'The copy' : 'New name'}</dt>
      <dd className="font-mono break-all">{fileName(file.newPath ?? '')}</dd>
    </dl>
  )
}

interface FactProps {
  readonly Icon: typeof Check
  readonly isWarning?: boolean
  readonly children: ReactNode
}

function Fact({ Icon, isWarning = false, children }: FactProps): ReactNode {
  return (
    <p className={`flex items-start gap-2 ${isWarning ? 'text-warn' : 'text-ink-2'}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden className="mt-[3px] shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  )
}
