'use client'

import type { ReactNode } from 'react'
import { AnsweredBy } from '../beside/answered-by'
import { OtherContent } from '../beside/other-content'
import { useRecording } from '../frame/recording-context'
import { MessageRow } from './message-row'

/** The other content of an answer without messages, next to a value or a failure. */
export function OtherAnswer(): ReactNode {
  const { rest, data, models } = useRecording()
  const hasContent = rest.parts.length + data.length > 0
  if (!hasContent && models.length === 0) return null
  return (
    <MessageRow isAnswer speaker="answer">
      <OtherContent />
      {models.length > 0 && (
        <p className="flex flex-wrap gap-x-6 text-label text-ink-2">
          <AnsweredBy />
        </p>
      )}
    </MessageRow>
  )
}
