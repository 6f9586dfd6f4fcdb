'use client'

import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Lane } from '#lib/message/message'
import { laneKey } from '#lib/message/stream'
import type { TokenView } from '#lib/page/view-logprobs'
import { useMatchedUpTo } from '../frame/match-context'
import { useCursor, useRecording } from '../frame/recording-context'
import type { MatchMark } from '../frame/shown-matches'
import { doubtLook, percentText, tokensBetween } from '../message/token-words'
import { laneLook } from '../timeline/lane-look'
import type { DrawnBorders } from './bordered-text'
import { blocksOf, marksKey, readMarks, runsOf, type Sources, type TextMarks } from './marks'
import { MatchedText } from './matched-text'
import { ShowMore } from './show-more'
import { useCut } from './use-cut'

interface MarkedTextProps {
  readonly choice: number
  readonly lane: Lane
  readonly text: string
  /** Length of the whole text in characters. Of a very long text the page has only a part. */
  readonly length: number
  readonly sources?: Sources
  /** Matches, with offsets in the text as it is shown. */
  readonly matches: readonly MatchMark[]
  /** Offsets at which another part of the lane begins. */
  readonly borders?: readonly number[]
  /** Tokens whose probabilities are shown, in order. */
  readonly tokens?: readonly TokenView[]
  readonly className?: string
}

const NO_TOKENS: readonly TokenView[] = []
const FIRST = { characters: 16_000, rows: 400 }
const MAX_FOLLOWED = 60_000
/** Small blocks, because the one with the cursor is laid out again at every step. */
const BLOCK = 800

/** A text of the answer, with the characters of the chosen chunk and the matches of the query marked. */
export function MarkedText(props: MarkedTextProps): ReactNode {
  const { choice, lane, text, length, sources = null, matches, borders, className = '' } = props
  const { tokens = NO_TOKENS } = props
  const { stream, path } = useRecording()
  const index = stream.lanes.get(laneKey(choice, lane))
  const key = useCursor((state) => (index ? marksKey(stream, index, sources, shownOf(state)) : ''))
  const marks = readMarks(key)
  const { limit, showMore } = useCut(text, FIRST)
  // Shows the text up to the cursor, unless that is too much to draw at every step.
  const pointed = marks.chosen && marks.hasCaret ? Math.min(marks.chosen.end, MAX_FOLLOWED) : 0
  const end = Math.min(text.length, Math.max(limit, pointed, useMatchedUpTo(matches)))
  const parts = useMemo(
    (): DrawnBorders | undefined => (borders && borders.length > 0 ? { at: borders, as: 'part' } : undefined),
    [borders],
  )
  const blocks = useMemo(() => {
    const all = blocksOf(text, ...drawnOf(text, end), BLOCK)
    const within = (start: number, until: number): MatchMark[] =>
      matches.filter((match) => match.end > start && match.start < until)
    return all.map((block) => ({
      ...block,
      matches: within(block.start, block.end),
      tokens: tokens.length === 0 ? NO_TOKENS : tokensBetween(tokens, block),
    }))
  }, [text, end, matches, tokens])
  return (
    <>
      <div
        data-choice={choice}
        data-lane={lane}
        className={`[font-variant-ligatures:none] [overflow-wrap:anywhere] whitespace-pre-wrap ${className}`}
      >
        {blocks.map((block) => (
          <Block
            key={block.start}
            text={text}
            start={block.start}
            end={block.end}
            lane={lane}
            marks={blockKey(marks, block.start, block.end)}
            matches={block.matches}
            tokens={block.tokens}
            borders={parts}
          />
        ))}
      </div>
      <ShowMore
        path={path}
        text={text}
        shown={end}
        length={sources === null ? length : text.length}
        onMore={showMore}
      />
    </>
  )
}

/** Line ends at the start and end of a text would leave gaps in the page. The list of chunks shows them. */
function drawnOf(text: string, end: number): [from: number, to: number] {
  let from = 0
  while (from < end && text[from] === '\n') from++
  let to = end
  while (to > from && text[to - 1] === '\n') to--
  return [from, to]
}

/** While the chunks are played, hovering would only flicker. */
function shownOf(state: { chunk: number | null; hovered: number | null; isPlaying: boolean }): {
  chunk: number | null
  hovered: number | null
} {
  return { chunk: state.chunk, hovered: state.isPlaying ? null : state.hovered }
}

/** The marks of one block as a short text. A block is drawn again only if this text changes. */
function blockKey({ chosen, hovered, hasCaret }: TextMarks, start: number, end: number): string {
  const clamp = (at: number): number => Math.max(start - 1, Math.min(end + 1, at))
  const range = (part: TextMarks['chosen']): string => (part ? `${clamp(part.start)},${clamp(part.end)}` : '')
  return `${range(chosen)};${range(hovered)};${hasCaret ? 1 : ''}`
}

interface BlockProps {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly lane: Lane
  readonly marks: string
  readonly matches: readonly MatchMark[]
  readonly tokens: readonly TokenView[]
  readonly borders: DrawnBorders | undefined
}

const Block = memo(function Block(props: BlockProps): ReactNode {
  const { text, start, end, lane, matches, tokens, borders } = props
  const marks = readMarks(props.marks)
  const { chosen, hasCaret } = marks
  const caret = <Caret at={chosen?.end ?? 0} />
  const isCaretHere = hasCaret && chosen !== null && chosen.end >= start && chosen.end <= end
  if (start === end) return <div className="min-h-[1lh]">{isCaretHere && caret}</div>
  const runs = runsOf(text, start, end, marks)
  return (
    <div>
      {isCaretHere && chosen.end <= start && caret}
      {runs.map((run) => (
        <span key={run.start} className={classOf(run, lane)}>
          {piecesOf(run, tokens).map(({ start: from, end: to, token }) => {
            const drawn = (
              <MatchedText
                key={from}
                {...{ text, matches, start: from, end: to, ...(borders && { borders }) }}
              />
            )
            return token ? (
              <DoubtfulToken key={from} token={token}>
                {drawn}
              </DoubtfulToken>
            ) : (
              drawn
            )
          })}
          {isCaretHere && isEndOf(run, runs, chosen.end) && caret}
        </span>
      ))}
    </div>
  )
})

interface TokenPiece {
  readonly start: number
  readonly end: number
  /** The doubtful token that it is part of. */
  readonly token: TokenView | null
}

/** Splits a run where doubtful tokens begin and end. */
function piecesOf(
  run: { readonly start: number; readonly end: number },
  tokens: readonly TokenView[],
): TokenPiece[] {
  const pieces: TokenPiece[] = []
  let at = run.start
  for (const token of tokensBetween(tokens, run)) {
    if (doubtLook(token[2]) === '') continue
    const [from, to] = [Math.max(at, token[0]), Math.min(run.end, token[1])]
    if (to <= from) continue
    if (from > at) pieces.push({ start: at, end: from, token: null })
    pieces.push({ start: from, end: to, token })
    at = to
  }
  return at < run.end || pieces.length === 0 ? [...pieces, { start: at, end: run.end, token: null }] : pieces
}

/** A token with a quiet underline. It can have the focus, so that a keyboard reaches its alternatives. */
function DoubtfulToken({ token, children }: { token: TokenView; children: ReactNode }): ReactNode {
  return (
    <span
      data-token={token[0]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its alternatives are shown while it has the focus
      tabIndex={0}
      className={doubtLook(token[2])}
    >
      {children}
      <span className="sr-only select-none"> ({percentText(token[2])})</span>
    </span>
  )
}

function isEndOf(
  run: { end: number; isPending: boolean },
  runs: readonly { start: number; isPending: boolean }[],
  at: number,
): boolean {
  if (run.isPending || run.end < at) return false
  const next = runs.find(({ start }) => start === run.end)
  return next === undefined || next.isPending
}

function classOf(run: { isChosen: boolean; isHovered: boolean; isPending: boolean }, lane: Lane): string {
  const { tint, underline } = laneLook(lane)
  if (run.isChosen) return `rounded-mark ${tint} underline decoration-[1.5px] underline-offset-4 ${underline}`
  if (run.isHovered) return `rounded-mark ${tint}`
  return run.isPending ? 'text-ink-3' : ''
}

/**
 * The caret after the last character that has arrived. It takes no room, so that nothing jumps, and is kept visible.
 */
function Caret({ at }: { at: number }): ReactNode {
  const caret = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // Newer browsers return a promise, which must not become the effect's cleanup function.
    caret.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <span
      ref={caret}
      aria-hidden
      className="-mx-px inline-block scroll-my-8 h-[1.2em] w-0.5 bg-ink-1 align-text-bottom"
    />
  )
}
