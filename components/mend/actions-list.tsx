'use client'

import { Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'
import type { ActionsRead, WrittenAction } from '#lib/api/actions'
import { recordingHref } from '#lib/api/page-address'
import { fileName } from '#lib/entry/shown-name'
import { countedText } from '#lib/figures/text'
import { useReadOnly } from '../ui/read-only'
import { useKeys } from '../ui/use-keys'
import { takeBack } from './take-back'

interface ActionsListProps {
  readonly actions: ActionsRead['actions']
}

/** What tapedeck wrote, newest first, each with a way to take it back or the reason why there is none. */
export function ActionsList({ actions }: ActionsListProps): ReactNode {
  const router = useRouter()
  const isReadOnly = useReadOnly()
  const [running, setRunning] = useState<string | null>(null)
  const undo = async (id?: string): Promise<void> => {
    setRunning(id ?? '')
    await takeBack(id)
    setRunning(null)
    router.refresh()
  }
  useKeys(isReadOnly ? {} : { U: () => void undo() })
  return (
    <ol className="border-t border-line">
      {actions.map((action) => (
        <li
          key={action.id}
          className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line px-4 py-2"
        >
          <time
            dateTime={new Date(action.time).toISOString()}
            className="w-36 shrink-0 text-label leading-7 text-ink-3"
          >
            <Time time={action.time} />
          </time>
          <div className="min-w-0 flex-1">
            <p className="leading-7 [overflow-wrap:anywhere]">{action.title}</p>
            <Files {...action} />
          </div>
          {action.whyNot !== null && (
            <span className="max-w-80 text-label leading-7 text-ink-3 [overflow-wrap:anywhere]">
              {action.whyNot}
            </span>
          )}
          {action.whyNot === null && !isReadOnly && (
            <Button disabled={running !== null} onClick={() => void undo(action.id)}>
              <Undo2 size={14} strokeWidth={1.75} aria-hidden />
              {action.kind === 'undo' ? 'Do again' : 'Undo'}
              <span className="sr-only">: {action.title}</span>
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The reader's own time, which the server need not share; until the script runs, the same in UTC. */
function Time({ time }: { time: number }): ReactNode {
  return <span suppressHydrationWarning>{timeText(new Date(time))}</span>
}

function timeText(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

const MOST_FILES = 500
const SIGNS = { added: '+', changed: '~', removed: '−' } as const
const TONES = { added: 'text-added', changed: 'text-warn', removed: 'text-removed' } as const

function Files({ files, recordings }: Pick<WrittenAction, 'files' | 'recordings'>): ReactNode {
  return (
    <details>
      <summary className="text-label text-ink-3">{countedText(recordings, 'recording')}</summary>
      <ul className="mt-1 text-label">
        {files.slice(0, MOST_FILES).map(({ path, what }, index) => (
          <li key={`${index} ${path}`} className="flex gap-2">
            <span aria-hidden className={`w-3 text-center font-mono ${TONES[what]}`}>
              {SIGNS[what]}
            </span>
            <span className="sr-only">{what}</span>
            <FileName path={path} isThere={what !== 'removed'} />
          </li>
        ))}
        {files.length > MOST_FILES && <li className="text-ink-3">and {files.length - MOST_FILES} more</li>}
      </ul>
    </details>
  )
}

function FileName({ path, isThere }: { path: string; isThere: boolean }): ReactNode {
  const folder = path.slice(0, path.length - fileName(path).length)
  const name = (
    <>
      <span className="text-ink-3">{folder}</span>
      {fileName(path)}
    </>
  )
  if (!isThere) return <span className="min-w-0 font-mono [overflow-wrap:anywhere]">{name}</span>
  return (
    <Link
      href={recordingHref(path)}
      prefetch={false}
      className="min-w-0 font-mono underline-offset-2 [overflow-wrap:anywhere] hover:underline"
    >
      {name}
    </Link>
  )
}
