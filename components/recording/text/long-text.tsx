'use client'

import { type ReactNode, useState } from 'react'
import { cutOf } from '#lib/page/shorten'
import { type MatchPlace, useMatchedUpTo, useMatches } from '../frame/match-context'
import type { MatchMark } from '../frame/shown-matches'
import type { Borders } from './bordered-text'
import { blocksOf, type Run, runsOf } from './marks'
import { MatchedText } from './matched-text'
import { ShowMore } from './show-more'

interface LongTextProps {
  readonly path: string
  readonly text: string
  /** Characters of the whole text; more than the page has when it is very long. */
  readonly length: number
  readonly className?: string
  /** Rows and characters shown at first. */
  readonly rows?: number
  readonly characters?: number
  /** Where a search looks into this text. */
  readonly place?: MatchPlace
  /** The matches of a text that was set out anew. */
  readonly matches?: readonly MatchMark[]
  readonly borders?: Borders
  /** What of it has arrived with the chosen chunk; null when none is chosen. */
  readonly arrived?: Arrived | null
}

/** The characters that a chunk brought, and how they are drawn. */
export interface Arrived {
  readonly start: number
  readonly end: number
  readonly className: string
}

/** A recorded text, cut at first when it is long; each "show more" doubles it, and the current match is never cut off. */
export function LongText(props: LongTextProps): ReactNode {
  const { path, text, length, className = '', rows = 14, characters = 2000, borders, arrived = null } = props
  const [factor, setFactor] = useState(1)
  const found = useMatches(props.place, text)
  const matches = props.matches ?? found
  const limit = cutOf(text, { rows: rows * factor, characters: characters * factor })
  const matched = useMatchedUpTo(matches)
  const end = Math.max(limit, matched === 0 ? 0 : endOfLine(text, matched))
  return (
    <>
      <div
        className={`[font-variant-ligatures:none] [overflow-wrap:anywhere] whitespace-pre-wrap ${className}`}
      >
        {blocksOf(text, 0, end).map((block) => (
          <div key={block.start} className="min-h-[1lh]">
            {runsOf(text, block.start, block.end, { chosen: arrived, hovered: null, hasCaret: false }).map(
              (run) => (
                <span key={run.start} className={classOf(run, arrived)}>
                  <MatchedText
                    {...{ text, matches, start: run.start, end: run.end, ...(borders && { borders }) }}
                  />
                </span>
              ),
            )}
          </div>
        ))}
      </div>
      <ShowMore
        path={path}
        shown={end}
        available={text.length}
        length={length}
        onMore={() => setFactor(factor * 2)}
      />
    </>
  )
}

function classOf({ isChosen, isPending }: Run, arrived: Arrived | null): string | undefined {
  return isChosen ? arrived?.className : isPending ? 'text-ink-3' : undefined
}

const NEAR = 400

/** The end of the line that a match stands in, or so. */
function endOfLine(text: string, at: number): number {
  const line = text.indexOf('\n', at)
  const end = line === -1 ? text.length : line
  return end <= at + NEAR ? end : at
}
