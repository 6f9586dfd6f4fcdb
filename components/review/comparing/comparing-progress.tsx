'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { PROGRESS, type RangeAsked } from '#lib/api/review'
import { progressText, STARTED } from '#lib/review/progress'
import { ask } from '../../client'

/** How often the server is asked how far it is, in milliseconds. */
const PAUSE = 200

/** Shows how far the comparison of a range is, in words and numbers. */
export function ComparingProgress({ range: { base, head } }: { range: RangeAsked }): ReactNode {
  const [progress, setProgress] = useState(STARTED)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    const look = async (): Promise<void> => {
      const answer = await ask(PROGRESS, { base, head })
      if (!isCurrent) return
      if (answer.ok && answer.value.progress !== null) setProgress(answer.value.progress)
      timer = setTimeout(() => void look(), PAUSE)
    }
    void look()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [base, head])
  const { done, total } = progress
  return (
    <div className="w-[280px] text-center">
      <p role="status" className="sr-only">
        Comparing the two ends
      </p>
      <p className="text-message text-ink-2 tabular-nums">{progressText(progress)}</p>
      <progress
        aria-label="How far the comparison is"
        {...(total > 0 && { value: done, max: total })}
        className="mt-3 h-1.5 w-full appearance-none overflow-hidden rounded-full border border-line-2 bg-inset [&::-moz-progress-bar]:bg-ink-1 [&::-webkit-progress-bar]:bg-inset [&::-webkit-progress-value]:bg-ink-1"
      />
    </div>
  )
}
