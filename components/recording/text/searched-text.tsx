'use client'

import type { ReactNode } from 'react'
import { useMatches } from '../frame/match-context'
import { MatchedText } from './matched-text'

/** A short text that is searched as other content, with its matches marked. */
export function SearchedText({ textKey, text }: { textKey: string; text: string }): ReactNode {
  const matches = useMatches({ textKey, part: 'rest' }, text)
  return <MatchedText text={text} start={0} end={text.length} matches={matches} />
}
