'use client'

import type { ReactNode } from 'react'
import type { ModelView } from '#lib/page/view'
import { useMatches } from '../frame/match-context'
import { useRecording } from '../frame/recording-context'
import { MatchedText } from '../text/matched-text'

/** Names the models that answered; draws nothing if only the model that was asked did. */
export function AnsweredBy(): ReactNode {
  const { models } = useRecording()
  return models.map((model) => (
    <span key={model.key}>
      answered by <Model model={model} />
    </span>
  ))
}

function Model({ model: { key, name } }: { model: ModelView }): ReactNode {
  const matches = useMatches({ textKey: key, part: 'rest' }, name)
  return (
    <code className="text-ink-1 [overflow-wrap:anywhere]">
      <MatchedText text={name} start={0} end={name.length} matches={matches} />
    </code>
  )
}
