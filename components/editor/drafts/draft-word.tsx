import { Check, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ageWords } from './age'
import type { DraftState } from './draft-state'

/** Says in the head of the editor whether the unsaved text is kept. */
export function DraftWord({ state }: { state: DraftState }): ReactNode {
  if (state.kind === 'none') return null
  if (state.kind === 'failed') {
    return (
      <span role="alert" className="inline-flex min-w-0 items-center gap-1.5 text-label text-warn">
        <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span>
          Draft not kept: {state.message}
          {state.isInBrowser && ' Only this browser has it.'}
        </span>
      </span>
    )
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-label text-ink-3" data-testid="draft">
      {state.kind === 'keeping' ? (
        'Keeping…'
      ) : (
        <>
          <Check size={14} strokeWidth={1.75} aria-hidden />
          Draft kept <Age key={state.time} time={state.time} />
        </>
      )}
    </span>
  )
}

function Age({ time }: { time: number }): ReactNode {
  const [now, setNow] = useState(time)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return ageWords(now - time)
}
