'use client'

import type { ReactNode } from 'react'
import { NewWords } from '#components/ui/diff-text'
import type { Span } from '#lib/query/fold-text'
import { type MatchPlace, useMatchedUpTo, useMatches } from '../frame/match-context'
import type { MatchMark } from '../frame/shown-matches'
import { useNewWords } from '../message/changed-request'
import type { DrawnBorders } from './bordered-text'
import { blocksOf, type Run, runsOf } from './marks'
import { MatchedText } from './matched-text'
import { ShowMore } from './show-more'
import { useCut } from './use-cut'

interface LongTextProps {
  readonly path: string
  readonly text: string
  /** Length of the whole text in characters. Of a very long text the page has only a part. */
  readonly length: number
  readonly className?: string
  /** The rows and characters that are shown at first. */
  readonly rows?: number
  readonly characters?: number
  /** The key and part of this text in searches. */
  readonly place?: MatchPlace
  /** The matches, if the text was laid out again and its offsets have changed. */
  readonly matches?: readonly MatchMark[]
  /** The words that are new in it, if the text was laid out again and its offsets have changed. */
  readonly newWords?: readonly Span[]
  readonly borders?: DrawnBorders
  /** The part of the text that has arrived with the chosen chunk; null if no chunk is chosen. */
  readonly arrived?: Arrived | null
}

/** The characters that a chunk brought, and the classes they are drawn with. */
export interface Arrived {
  readonly start: number
  readonly end: number
  readonly className: string
}

/**
 * A recorded text. A long one is cut at first; each "show more" doubles the part shown, and the current match is never
 * cut off.
 */
export function LongText(props: LongTextProps): ReactNode {
  const { path, text, length, className = '', rows = 14, characters = 2000, borders, arrived = null } = props
  const found = useMatches(props.place, text)
  const matches = props.matches ?? found
  const marked = useNewWords(props.place?.textKey)
  const newWords = props.newWords ?? marked
  const { limit, showMore } = useCut(text, { rows, characters })
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
                  {wordsOf(run, newWords).map(({ start, end, isNew }) => {
                    const drawn = (
                      <MatchedText
                        key={start}
                        {...{ text, matches, start, end, ...(borders && { borders }) }}
                      />
                    )
                    return isNew ? <NewWords key={start}>{drawn}</NewWords> : drawn
                  })}
                </span>
              ),
            )}
          </div>
        ))}
      </div>
      <ShowMore path={path} text={text} shown={end} length={length} onMore={showMore} />
    </>
  )
}

/** Splits a run where new words begin and end. */
function wordsOf({ start, end }: Run, newWords: readonly Span[]): (Span & { readonly isNew: boolean })[] {
  const pieces: (Span & { readonly isNew: boolean })[] = []
  let at = start
  for (const word of newWords) {
    const [from, to] = [Math.max(at, word.start), Math.min(end, word.end)]
    if (to <= from) continue
    if (from > at) pieces.push({ start: at, end: from, isNew: false })
    pieces.push({ start: from, end: to, isNew: true })
    at = to
  }
  return at < end || pieces.length === 0 ? [...pieces, { start: at, end, isNew: false }] : pieces
}

function classOf({ isChosen, isPending }: Run, arrived: Arrived | null): string | undefined {
  return isChosen ? arrived?.className : isPending ? 'text-ink-3' : undefined
}

const NEAR = 400

/** The end of the line that holds a match, approximately. */
function endOfLine(text: string, at: number): number {
  const line = text.indexOf('\n', at)
  const end = line === -1 ? text.length : line
  return end <= at + NEAR ? end : at
}
