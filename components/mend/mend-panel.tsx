import { EqualNotIcon, History, Wrench } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DiffText } from '#components/ui/diff-text'
import { recordingHref } from '#lib/api/page-address'
import { NEVER_READ } from '#lib/check/same-request'
import { cutSame, wordDiff } from '#lib/diff/word-diff'
import type { FixKind } from '#lib/edit/fix/kinds'
import { type WhyNotFound, whyText } from '#lib/review/why/why-not-found'
import { Choices } from './choices'
import { isOnlyTest, type LostView, type MendingView } from './lost'
import { MendButton } from './mend-button'
import { verbOf } from './words'

interface MendPanelProps {
  readonly path: string
  readonly mending: MendingView
  /** The way to rename others of the reader's list, too. */
  readonly renameAll: ReactNode
}

/** Says what is wrong with a recording, why, and what can be done. */
export function MendPanel({ path, mending, renameAll }: MendPanelProps): ReactNode {
  const { lost, others } = mending
  if (lost === null && others.length === 0) return null
  return (
    <section
      aria-label="What can be mended"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a low window it is scrolled with the keyboard too
      tabIndex={0}
      className="max-h-[52dvh] shrink-0 max-[499px]:max-h-[28dvh] overflow-y-auto outline-offset-[-2px]"
    >
      {lost !== null && <Reason path={path} lost={lost} />}
      {lost !== null && <Choices lost={lost} renameAll={renameAll} />}
      {others.map(({ code, fix, plan }) => (
        <OtherProblem key={code} code={code} fix={fix} reason={plan.reason} ids={plan.ids} />
      ))}
    </section>
  )
}

const LOOKS = {
  mismatch: {
    Icon: EqualNotIcon,
    tone: 'text-danger',
    box: 'border-danger-line bg-danger-bg',
    head: 'Replay will not find this recording.',
  },
  older: {
    Icon: History,
    tone: 'text-warn',
    box: 'border-warn-line bg-warn-bg',
    head: 'Replay of today will not find this recording.',
  },
} as const

function Reason({ path, lost }: { path: string; lost: LostView }): ReactNode {
  const { Icon, tone, box, head } = LOOKS[lost.verdict]
  const { why, answered, isTaken } = lost
  return (
    <div className={`flex gap-3 border-b px-4 py-3 ${box}`}>
      <Icon size={16} strokeWidth={1.75} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <h2 className="inline font-chosen">{head}</h2>{' '}
        <span className="text-ink-2">{whatHappened(lost)}</span>
        <dl className="mt-2 grid grid-cols-[72px_minmax(0,1fr)] gap-y-1 text-label">
          <dt className="text-ink-2">File name</dt>
          <dd className="font-mono break-all">{lost.name.replace(/\.json$/, '')}</dd>
          <dt className="text-ink-2">Looked for</dt>
          <dd className="break-words">
            <span className="mr-2 font-mono break-all">{lost.wanted.replace(/\.json$/, '')}</span>
            <Holder path={path} wanted={lost.wanted} isTaken={isTaken} other={answered.other} />
          </dd>
          {why !== null && (
            <>
              <dt className="text-ink-2">History</dt>
              <dd className="text-ink-2 [overflow-wrap:anywhere]">{whyText(why)}</dd>
            </>
          )}
        </dl>
        {why !== null && <Changed why={why} />}
      </div>
    </div>
  )
}

function whatHappened({ why, verdict, answered }: LostView): string {
  if (answered.other !== null) return NEVER_READ
  if (verdict === 'older') return 'Its name follows an earlier rule.'
  switch (why?.kind) {
    case 'changed':
      return isOnlyTest(why)
        ? 'The test id was changed inside the file. It is part of this hash, and the file kept its name.'
        : 'The request was changed inside the file, and the file kept its name.'
    case 'renamed':
      return 'The file was given a name that is not that of its request.'
    default:
      return 'Its name is not that of its request.'
  }
}

interface HolderProps {
  readonly path: string
  readonly wanted: string
  readonly isTaken: boolean
  readonly other: string | null
}

/** Says whether a file has the name that replay looks for. */
function Holder({ path, wanted, isTaken, other }: HolderProps): ReactNode {
  const holder = other ?? (isTaken ? path.slice(0, path.lastIndexOf('/') + 1) + wanted : null)
  if (holder === null) return <span className="text-ink-2">no file has this name</span>
  return (
    <Link href={recordingHref(holder)} prefetch={false} className="underline underline-offset-2">
      {other === null ? 'another file has this name' : 'answered by this recording'}
    </Link>
  )
}

/** The characters that are shown on each side of a changed word. */
const AROUND = 80

/** The first changed value, with the words that differ in one line. */
function Changed({ why }: { why: WhyNotFound }): ReactNode {
  const [value] = why.kind === 'changed' ? why.values : []
  if (value === undefined) return null
  const runs = cutSame(wordDiff(value.before ?? '', value.after ?? ''), AROUND)
  return (
    <p className="mt-2 line-clamp-4 text-message [overflow-wrap:anywhere]">
      <DiffText runs={runs} side="both" />
    </p>
  )
}

const PROBLEMS: Readonly<Record<FixKind, string>> = {
  rename: 'The name is not what replay looks for.',
  'own-ids': 'The ids inside are not those of this file.',
  'remove-byte-order-mark': 'The file begins with a byte order mark.',
  'recorder-form': 'The file is not written as the recorder writes it.',
  'restore-request': 'The request was changed.',
  'delete-unread': 'This file is never read.',
}

function OtherProblem({
  code,
  fix,
  reason,
  ids,
}: {
  code: string
  fix: FixKind
  reason: string
  ids: number
}): ReactNode {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sub px-4 py-2">
      <Wrench size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
      <span className="font-chosen">{PROBLEMS[fix]}</span>
      <span className="font-mono text-chip text-ink-3">{code}</span>
      <span className="mr-auto text-ink-2 [overflow-wrap:anywhere]">
        {fix === 'own-ids' ? `${ids} of them are written anew.` : fix === 'delete-unread' ? reason : ''}
      </span>
      <MendButton asked={fix === 'delete-unread' ? { kind: 'delete' } : { kind: 'fix', fixes: [fix] }}>
        {verbOf({ kind: 'fix', fixes: [fix] })}…
      </MendButton>
    </div>
  )
}
