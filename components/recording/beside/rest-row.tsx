'use client'

import type { ReactNode } from 'react'
import { CopyButton } from '#components/ui/copy-button'
import type { RestView } from '#lib/page/view-rest'
import { useCursor, useRecording } from '../frame/recording-context'
import { VisibleText } from '../text/visible-text'
import { chunksText } from './beside-groups'
import { RestText } from './rest-text'

interface RestRowProps {
  readonly part: RestView
  /** What stands before its text. */
  readonly name: string
}

/** Content at one path: where it stands, which chunks brought it, and what it says. */
export function RestRow({ part, name }: RestRowProps): ReactNode {
  const { chunks } = useRecording()
  const isChosen = useCursor(({ chunk }) => chunk !== null && chunks !== null && part.chunks.includes(chunk))
  return (
    <div
      aria-current={isChosen || undefined}
      className={`px-3 pt-1 pb-1.5 ${isChosen ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : ''}`}
    >
      <div className="flex min-h-7 items-center gap-2">
        <code className="min-w-0 text-label text-ink-2 [overflow-wrap:anywhere]">
          <VisibleText text={name} />
        </code>
        <span className="ml-auto flex shrink-0 items-center">
          <ChunksOf part={part} />
          {part.text.length === part.length && (
            <CopyButton text={part.text} label={`Copy ${name}`} className="-mr-1.5" />
          )}
        </span>
      </div>
      <RestText part={part} />
    </div>
  )
}

/** Which chunks a part came in; a press chooses the first. */
function ChunksOf({ part }: { part: RestView }): ReactNode {
  const { cursor, chunks } = useRecording()
  const [chunk] = part.chunks
  // What an exception says comes after all chunks.
  if (chunks === null || chunk === undefined || chunk >= cursor.count) return null
  return (
    <button
      type="button"
      title={`Choose chunk ${chunk}`}
      onClick={() => cursor.set({ chunk, isPlaying: false })}
      className="rounded-field px-1 text-label text-ink-2 hover:bg-sel hover:text-ink-1"
    >
      {chunksText(part)}
    </button>
  )
}
