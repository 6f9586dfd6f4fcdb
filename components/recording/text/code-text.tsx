import type { ReactNode } from 'react'
import type { CutText } from '#lib/page/view-written'
import type { MatchPlace } from '../frame/match-context'
import { LongText } from './long-text'

interface CodeTextProps {
  readonly path: string
  readonly code: CutText
  readonly place?: MatchPlace
}

/** A value as monospaced text. */
export function CodeText({ path, code, place }: CodeTextProps): ReactNode {
  return (
    <div>
      <LongText
        path={path}
        text={code.text}
        length={code.length}
        rows={60}
        characters={6000}
        {...(place && { place })}
        className="max-w-[900px] rounded-field bg-inset px-3 py-2 font-mono text-label"
      />
    </div>
  )
}
