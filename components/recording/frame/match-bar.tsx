'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ChipButton } from '#components/ui/chip'
import { IconButton } from '#components/ui/icon-button'
import { countText } from '#lib/figures/text'
import { useKeys } from '../../ui/use-keys'
import { deltaAt } from '../text/pointed-character'
import type { ChosenDelta } from '../timeline/cursor'
import { type MatchShared, useMatchShared } from './match-context'
import type { MatchCursor } from './match-cursor'
import { type RecordingShared, useRecording } from './recording-context'

/**
 * Shows the number of matches on the page, buttons to step through them, and the chunk in which the current match
 * begins.
 */
export function MatchBar({ onHidden }: { onHidden: () => void }): ReactNode {
  const shared = useMatchShared()
  return shared && <Bar shared={shared} onHidden={onHidden} />
}

function Bar({ shared, onHidden }: { shared: MatchShared; onHidden: () => void }): ReactNode {
  const { matches, cursor } = shared
  const recording = useRecording()
  const current = useSyncExternalStore(cursor.subscribe, cursor.get, cursor.get)
  const chosen = useShownMatch(cursor, current, recording, onHidden)
  const step = (by: number) => (): void => cursor.go(current + by)
  useKeys(cursor.total > 0 ? { n: step(1), N: step(-1) } : {})
  return (
    <section aria-label="Matches" className="flex min-w-0 items-center gap-1 whitespace-nowrap text-ink-2">
      <mark className="mr-1 max-w-[180px] truncate rounded-mark bg-match-bg px-1 font-mono text-label text-match max-[1099px]:hidden">
        {matches.typed.join(' ').slice(0, 200)}
      </mark>
      {cursor.total === 0 ? (
        <span className="text-ink-3">no match in what is shown</span>
      ) : (
        <>
          <span aria-live="polite">
            {countText(current + 1)} of {countText(cursor.total)}
            <span className="sr-only"> matches</span>
          </span>
          <IconButton label="Previous match (N)" className="!size-6" onClick={step(-1)}>
            <ArrowUp size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
          <IconButton label="Next match (n)" className="!size-6" onClick={step(1)}>
            <ArrowDown size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
          {chosen && (
            <ChipButton
              title="Choose the chunk in which this match begins"
              onClick={() => recording.cursor.set({ ...chosen, isPlaying: false })}
            >
              chunk {chosen.chunk}
            </ChipButton>
          )}
        </>
      )}
    </section>
  )
}

/**
 * Scrolls to the current match and puts its number into the address.
 * @returns the chunk and delta in which it begins, or null
 */
function useShownMatch(
  cursor: MatchCursor,
  current: number,
  recording: RecordingShared,
  onHidden: () => void,
): ChosenDelta | null {
  const [chosen, setChosen] = useState<ChosenDelta | null>(null)
  const shown = useRef<number | null>(null)
  useEffect(() => {
    const mark = document.querySelector(`[data-match="${current}"]`)
    setChosen(mark && deltaAt(mark.querySelector<HTMLElement>('[data-base]'), 0, recording))
    const isFirst = shown.current === null
    if (shown.current === current || cursor.total === 0) return
    shown.current = current
    // If the address names a chunk, the page stays at that chunk.
    if (isFirst && recording.cursor.get().chunk !== null) return
    if (mark) reveal(mark)
    else if (!isFirst) onHidden()
  }, [cursor, current, recording, onHidden])
  useEffect(() => {
    if (shown.current === null || cursor.total === 0) return
    const timer = setTimeout(() => writeMatch(current), 200)
    return () => clearTimeout(timer)
  }, [cursor, current])
  return chosen
}

function reveal(mark: Element): void {
  for (let fold = mark.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true
  }
  const pane = mark.closest('[data-reading]')
  const [place, frame] = [mark.getBoundingClientRect(), pane?.getBoundingClientRect()]
  const isInSight = frame && place.top >= frame.top && place.bottom <= frame.bottom
  if (!isInSight) mark.scrollIntoView({ block: 'center' })
}

/** The page opens at the first match anyway. */
function writeMatch(current: number): void {
  const search = new URLSearchParams(window.location.search)
  const name = current === 0 ? null : String(current + 1)
  if (search.get('match') === name) return
  if (name === null) search.delete('match')
  else search.set('match', name)
  window.history.replaceState(null, '', `${window.location.pathname}?${search}`)
}
