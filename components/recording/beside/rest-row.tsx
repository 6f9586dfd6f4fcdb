'use client'

import type { ReactNode } from 'react'
import { CopyButton } from '#components/ui/copy-button'
import type { RestView } from '#lib/page/view-rest'
import { useCursor, useRecording } from '../frame/recording-context'
import { VisibleText } from '../text/visible-text'
import { deltaAtPath } from '../timeline/cursor'
import { chunksText } from './beside-groups'
import { RestText } from './rest-text'

interface RestRowProps {
  readonly part: RestView
  /** Name shown before the text. */
  readonly name: string
  /** Whether it is part of a group, so that its name is shown beside its text. */
  readonly isInGroup?: boolean
}

/** A row for the content at one path: the path, the chunks that brought it, and the text. */
export function RestRow({ part, name, isInGroup = false }: RestRowProps): ReactNode {
  const { chunks } = useRecording()
  const isChosen = useCursor(({ chunk }) => chunk !== null && chunks !== null && part.chunks.includes(chunk))
  const mark = isChosen ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : ''
  const head = (
    <code className="min-w-0 text-label leading-[18px] text-ink-2 [overflow-wrap:anywhere]">
      <VisibleText text={name} />
    </code>
  )
  return isInGroup ? (
    <div
      aria-current={isChosen || undefined}
      className={`grid grid-cols-[minmax(0,136px)_minmax(0,1fr)_auto] gap-x-3 max-[600px]:grid-cols-[minmax(0,1fr)_auto] py-1 pr-3 pl-[30px] ${mark}`}
    >
      {head}
      <div className="min-w-0 max-[600px]:order-last max-[600px]:col-span-2">
        <RestText part={part} />
      </div>
      <Side part={part} name={name} />
    </div>
  ) : (
    <div aria-current={isChosen || undefined} className={`px-3 pt-1 pb-1.5 ${mark}`}>
      <div className="flex min-h-7 items-center gap-2">
        {head}
        <span className="ml-auto">
          <Side part={part} name={name} />
        </span>
      </div>
      <RestText part={part} />
    </div>
  )
}

/** The right end of the row: the chunks that brought the content, and a button that copies it. */
function Side({ part, name }: Pick<RestRowProps, 'part' | 'name'>): ReactNode {
  return (
    <span className="flex h-[18px] shrink-0 items-center">
      <ChunksOf part={part} />
      {part.text.length === part.length && (
        <CopyButton text={part.text} label={`Copy ${name}`} className="-mr-1.5" />
      )}
    </span>
  )
}

/** Names the chunks that a part came in; a click chooses the first. */
function ChunksOf({ part }: { part: RestView }): ReactNode {
  const { cursor, chunks, stream } = useRecording()
  const [chunk] = part.chunks
  // The content of an exception comes after all chunks.
  if (chunks === null || chunk === undefined || chunk >= cursor.count) return null
  return (
    <button
      type="button"
      title={`Choose chunk ${chunk}`}
      onClick={() => cursor.set({ chunk, delta: deltaAtPath(stream, chunk, part.path), isPlaying: false })}
      className="rounded-field px-1 text-label text-ink-2 hover:bg-sel hover:text-ink-1"
    >
      {chunksText(part)}
    </button>
  )
}
