'use client'

import { type ReactNode, useMemo } from 'react'
import { countedText } from '#lib/figures/text'
import { callText } from '#lib/message/call-text'
import { laneKey, type Stream } from '#lib/message/stream'
import type { AnswerView, CallView } from '#lib/page/view'
import { useCursor, useRecording } from '../frame/recording-context'
import { VisibleText } from '../text/visible-text'
import { LaneSquare } from '../timeline/lane-square'
import { MessageRow } from './message-row'
import { chunkOfEnd, isPending } from './use-pending'

/** A call, a finish reason or the token counts, and the chunk with which it begins to arrive. */
interface Part {
  readonly key: string
  readonly lane: CallView['lane']
  readonly words: string
  readonly from: number | undefined
}

/** The calls that are named; others are counted. */
const MOST_CALLS = 3
/** More of a call is not in sight. */
const MOST_CHARACTERS = 200

/** What has not arrived at the chosen chunk, in one block at the foot of the message. Texts stay in their place. */
export function NotYet({ usage }: { usage: string }): ReactNode {
  const { answers, stream, numbers } = useRecording()
  const parts = useMemo(() => partsOf(answers, stream, usage), [answers, stream, usage])
  // A sign for each part: the block is drawn again only when one of them arrives.
  const signs = useCursor(({ chunk }) =>
    chunk === null ? '' : parts.map(({ from }) => (isPending(from, chunk) ? '1' : '0')).join(''),
  )
  const pending = parts.filter((_, index) => signs[index] === '1')
  if (pending.length === 0) return null
  const calls = pending.filter(({ lane }) => lane !== 'finish' && lane !== 'usage')
  const more = calls.length - MOST_CALLS
  const finishes = pending.filter(({ lane }) => lane === 'finish')
  const counts = pending.find(({ lane }) => lane === 'usage')
  return (
    <div
      data-not-yet
      className="border-line border-t bg-bg min-[1100px]:sticky min-[1100px]:bottom-0 [&>section]:border-b-0"
    >
      <MessageRow speaker="not yet">
        <ul className="flex flex-wrap items-center gap-x-6 gap-y-1.5 text-label text-ink-3">
          {calls.slice(0, MOST_CALLS).map(({ key, lane, words }) => (
            <li key={key} className="flex w-full min-w-0 items-center gap-2">
              <LaneSquare lane={lane} number={numbers.get(key) ?? null} />
              <code className="truncate">
                <VisibleText text={words} />
              </code>
            </li>
          ))}
          {more > 0 && <li className="w-full pl-6">and {countedText(more, 'more call')}</li>}
          {finishes.length > 0 && (
            <li className="flex min-w-0 items-center gap-2">
              <LaneSquare lane="finish" />
              <span className="truncate">
                <span className="sr-only">finish: </span>
                <VisibleText text={finishes.map(({ words }) => words).join(', ')} />
              </span>
            </li>
          )}
          {counts && (
            <li className="flex items-center gap-2">
              <LaneSquare lane="usage" />
              <span>
                <span className="sr-only">usage: </span>
                {counts.words}
              </span>
            </li>
          )}
        </ul>
      </MessageRow>
    </div>
  )
}

function partsOf(answers: readonly AnswerView[], stream: Stream, usage: string): Part[] {
  const calls = answers.flatMap(({ index, calls }) =>
    calls.map(({ lane, name, text }): Part => {
      const key = laneKey(index, lane)
      const words = callText({ name: name || 'a tool without a name', arguments: text })
      return { key, lane, words: words.slice(0, MOST_CHARACTERS), from: stream.lanes.get(key)?.chunks[0] }
    }),
  )
  const finishes = answers.flatMap(({ index, role, finishReason }): Part[] => {
    if (finishReason === null || role === 'tool') return []
    const words = answers.length > 1 ? `choice ${index} ${finishReason}` : finishReason
    return [{ key: '', lane: 'finish', words, from: chunkOfEnd(stream, index, 'finish') }]
  })
  const counts: Part = { key: '', lane: 'usage', words: usage, from: chunkOfEnd(stream, 0, 'usage') }
  return [...calls, ...finishes, ...(usage === '' ? [] : [counts])]
}
