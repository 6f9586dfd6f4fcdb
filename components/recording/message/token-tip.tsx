'use client'

import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { chunkOfOffset, laneKey } from '#lib/message/stream'
import type { TokenView } from '#lib/page/view-logprobs'
import { visibleDelta } from '#lib/page/visible'
import { useRecording } from '../frame/recording-context'
import { percentText } from './token-words'

interface Pointed {
  readonly box: DOMRect
  readonly choice: number
  /** Offset of the token in the text of the choice. */
  readonly start: number
}

/** Shows the alternatives of the token under the pointer, or of the one that has the focus. */
export function TokenTips({ pane }: { pane: RefObject<HTMLElement | null> }): ReactNode {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  useEffect(() => {
    const { current: element } = pane
    if (!element) return
    const show = ({ target }: Event): void => setPointed(tokenAt(target))
    const hide = (): void => setPointed(tokenAt(document.activeElement))
    element.addEventListener('pointerover', show)
    element.addEventListener('pointerleave', hide)
    element.addEventListener('focusin', show)
    element.addEventListener('focusout', hide)
    element.addEventListener('scroll', hide, { passive: true })
    return () => {
      element.removeEventListener('pointerover', show)
      element.removeEventListener('pointerleave', hide)
      element.removeEventListener('focusin', show)
      element.removeEventListener('focusout', hide)
      element.removeEventListener('scroll', hide)
    }
  }, [pane])
  return pointed && <TokenTip {...pointed} />
}

function tokenAt(target: EventTarget | null): Pointed | null {
  const token = target instanceof Element ? target.closest<HTMLElement>('[data-token]') : null
  const choice = token?.closest<HTMLElement>('[data-choice]')?.dataset.choice
  if (!token || choice === undefined) return null
  return { box: token.getBoundingClientRect(), choice: Number(choice), start: Number(token.dataset.token) }
}

const WIDTH = 290
const ROW = 20

function TokenTip({ box, choice, start }: Pointed): ReactNode {
  const { answers, stream } = useRecording()
  const answer = answers.find(({ index }) => index === choice)
  const token = answer?.tokens.find(([at]) => at === start)
  if (!answer || !token) return null
  const lane = stream.lanes.get(laneKey(choice, 'text'))
  const chunk = lane && chunkOfOffset(lane, start)
  const taken = answer.text.text.slice(token[0], token[1])
  const height = 76 + ROW * token[3].length
  const top = box.bottom + height > window.innerHeight ? Math.max(8, box.top - height) : box.bottom + 6
  return (
    <div
      role="tooltip"
      style={{ top, left: Math.max(8, Math.min(box.left, window.innerWidth - WIDTH - 8)), width: WIDTH }}
      className="pointer-events-none fixed z-30 rounded-field border border-line-2 bg-bg px-3 py-2 text-label shadow-card"
    >
      <p className="mb-1 flex items-baseline gap-2">
        <span className="min-w-0 truncate font-mono font-title">{visibleDelta(taken.slice(0, 60))}</span>
        {chunk !== undefined && <span className="whitespace-nowrap text-ink-3">chunk {chunk}</span>}
        <span className="ml-auto whitespace-nowrap font-chosen">{percentText(token[2])}</span>
      </p>
      <Alternatives token={token} taken={taken} />
    </div>
  )
}

function Alternatives({ token: [, , p, others], taken }: { token: TokenView; taken: string }): ReactNode {
  if (others.length === 0) return <p className="text-ink-3">No alternatives are recorded.</p>
  const isAmong = others.some(([text]) => text === taken)
  const rows = isAmong ? others : [...others, [taken, p] as const]
  return (
    <>
      {rows.map(([text, likely], index) => (
        <p
          key={`${index} ${text}`}
          className={`grid h-5 grid-cols-[minmax(0,1fr)_84px_52px] items-center gap-2 ${text === taken ? 'font-title' : ''}`}
        >
          <span className="truncate font-mono">{visibleDelta(text.slice(0, 60))}</span>
          <span className="h-1.5 bg-control" style={{ width: `${Math.max(1, likely * 100)}%` }} />
          <span className="text-right font-normal text-ink-2">{percentText(likely)}</span>
        </p>
      ))}
      {!isAmong && (
        <p className="mt-1 text-ink-3">
          Taken though not among the {others.length === 1 ? 'one' : others.length} recorded.
        </p>
      )}
    </>
  )
}
