'use client'

import { Check, Equal, FilePen, Hourglass, Link2, Trash2 } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Dialog } from '#components/ui/dialog'
import type { ActionAsked, ActionPlan } from '#lib/api/actions'
import { countedText, countText } from '#lib/figures/text'
import { BulkFooter } from './bulk-footer'
import { idsOf, isOpenPlan, isUnread, type OpenRoot } from './bulk-groups'
import { BulkList } from './bulk-list'
import { BulkSummary } from './bulk-summary'
import { Contest } from './contest'
import { contests, outsideOf } from './contests'
import { type BulkState, useBulk } from './use-bulk'
import { doneWords, idsWords, isDone, isWaiting, nothingOfMany, titleOfMany, verbOf } from './words'

interface BulkDialogProps {
  readonly asked: ActionAsked
  /** For the command that does the same. */
  readonly opened: OpenRoot
  readonly onClose: () => void
}

/** Shows what an action does to every recording of a list, and carries it out. */
export function BulkDialog({ asked: first, opened, onClose }: BulkDialogProps): ReactNode {
  const { asked, state, change, run, stop, undo } = useBulk(first)
  const confirm = useRef<HTMLButtonElement>(null)
  const plan = 'plan' in state ? state.plan : null
  const isOpen = state.kind === 'planned'
  return (
    <Dialog
      isOpen
      onClose={() => state.kind !== 'running' && onClose()}
      initialFocus={confirm}
      title={titleOf(asked, state)}
      subtitle={asked.query === '' ? 'all recordings' : (asked.query ?? '')}
      width="w-[1100px]"
      footer={<BulkFooter {...{ asked, state, opened, confirm, run, stop, undo, onClose }} />}
    >
      {state.kind === 'planning' && <p className="px-5 pb-4 text-ink-3">Looking at every recording…</p>}
      {state.kind === 'failed' && (
        <p role="alert" className="border-y border-danger-line bg-danger-bg px-5 py-2 text-danger">
          {state.message}
        </p>
      )}
      {state.kind === 'ended' && <BulkSummary {...state} />}
      {plan !== null && state.kind !== 'ended' && (
        <>
          <Counts kind={asked.kind} plan={plan} />
          {plan.notes.map((note) => (
            <p key={note} className="border-t border-warn-line bg-warn-bg px-5 py-1.5 text-warn">
              {note}
            </p>
          ))}
          <BulkList kind={asked.kind} files={plan.files} />
          {isOpen && <Contests plan={plan} asked={asked} change={change} />}
          {isOpen && asked.kind === 'rename' && <Unread plan={plan} asked={asked} change={change} />}
        </>
      )}
    </Dialog>
  )
}

function titleOf(asked: ActionAsked, state: BulkState): string {
  switch (state.kind) {
    case 'planning':
      return `${verbOf(asked)}…`
    case 'planned':
      return isOpenPlan(state.plan.files) ? titleOfMany(asked, state.plan) : nothingOfMany(asked, state.plan)
    case 'running':
      return titleOfMany(asked, state.plan)
    case 'ended':
      return state.ended.stopped.length > 0 ? 'Stopped' : 'Done'
    case 'failed':
      return state.title
  }
}

function Counts({ kind, plan: { files } }: { kind: ActionAsked['kind']; plan: ActionPlan }): ReactNode {
  const done = files.filter(isDone).length
  const deleted = files.filter(({ outcome }) => outcome === 'deleted').length
  const waiting = files.filter(isWaiting).length
  const ids = idsOf(files)
  const facts = [
    ...(kind === 'delete' ? [] : [{ Icon: FilePen, count: done - deleted, text: doneWords(kind) }]),
    ...(deleted > 0 || kind === 'delete' ? [{ Icon: Trash2, count: deleted, text: 'deleted' }] : []),
    ...(ids > 0 ? [{ Icon: Link2, count: ids, text: idsWords(ids) }] : []),
    ...(waiting > 0
      ? [{ Icon: Hourglass, count: waiting, text: `${waiting === 1 ? 'waits' : 'wait'} for your choice` }]
      : []),
    { Icon: Equal, count: files.length - done - waiting, text: 'left as they are' },
  ]
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-1 px-5 pb-3 text-ink-2">
      {facts.map(({ Icon, count, text }) => (
        <li key={text} className="flex items-center gap-2">
          <Icon size={14} strokeWidth={1.75} aria-hidden className="text-ink-3" />
          <b className="font-title text-ink-1">{countText(count)}</b> {text}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <Check size={14} strokeWidth={1.75} aria-hidden className="text-ink-3" />
        no file is overwritten
      </li>
    </ul>
  )
}

interface ChangeProps {
  readonly plan: ActionPlan
  readonly asked: ActionAsked
  readonly change: (changed: Partial<ActionAsked>) => void
}

/** The names that several files want, each with a choice. A choice that was made can be changed. */
function Contests({ plan, asked, change }: ChangeProps): ReactNode {
  const chosen = asked.chosen ?? []
  return contests(plan.files, chosen).map((files) => {
    const paths = files.map(({ path }) => path)
    return (
      <Contest
        key={paths[0]}
        files={files}
        outside={outsideOf(files)}
        chosen={paths.find((path) => chosen.includes(path)) ?? null}
        onChoose={(path) => change({ chosen: [...chosen.filter((one) => !paths.includes(one)), path] })}
      />
    )
  })
}

/** The box that deletes what is never read. */
function Unread({ plan, asked, change }: ChangeProps): ReactNode {
  const isTicked = asked.deleteUnread === true
  const count = plan.files.filter((file) => (isTicked ? file.outcome === 'deleted' : isUnread(file))).length
  if (count === 0 && !isTicked) return null
  return (
    <label className="flex cursor-pointer items-center gap-3 border-t border-line px-5 py-3">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={(event) => change({ deleteUnread: event.target.checked })}
        className="size-3.5 accent-ink-1"
      />
      <span>
        Delete the {countedText(count, 'file')} that {count === 1 ? 'is' : 'are'} never read{' '}
        <span className="text-label text-ink-3">
          another recording answers the request of each, or takes its name here
        </span>
      </span>
    </label>
  )
}
