'use client'

import { Fragment, type ReactNode, useMemo, useRef } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { Chip } from '#components/ui/chip'
import { laneKey, rangeOfChunk } from '#lib/message/stream'
import { visibleDelta } from '#lib/page/visible'
import { shownText } from '../../ui/well-formed'
import { useMatchedUpTo } from '../frame/match-context'
import { useCursor, useRecording } from '../frame/recording-context'
import type { MatchMark } from '../frame/shown-matches'
import { Border } from './bordered-text'
import { useMarkdownMarks } from './markdown-marks'
import { keepPlaces } from './markdown-sources'
import { MatchedText } from './matched-text'
import { ShowMore } from './show-more'
import { useCut } from './use-cut'

const FIRST = { characters: 12_000, rows: 300 }

/**
 * The elements of rendered Markdown. Nothing in them runs or loads anything: HTML stays text, a link is its words
 * followed by the address, an image is a chip with its address (docs/safety.md, 2).
 */
const COMPONENTS: Components = {
  a: ({ children, href = '' }) => (
    <span className="underline decoration-dotted underline-offset-2">
      {children} <Address>{href}</Address>
    </span>
  ),
  img: ({ alt = '', src }) => (
    <Chip label="image, not loaded">
      {alt} {typeof src === 'string' ? src.slice(0, 300) : ''}
    </Chip>
  ),
  input: ({ checked }) => <span aria-hidden>{checked ? '☑' : '☐'}</span>,
  sup: ({ children }) => <sup>{children}</sup>,
  section: ({ children }) => <div>{children}</div>,
}

/** As above, with the characters at their places in the answer: they lead to their chunk, and matches are marked. */
function componentsFor(text: string, base: number, matches: readonly MatchMark[]): Components {
  return {
    ...COMPONENTS,
    span: ({ node, children }) => {
      const { from, to } = node?.properties ?? {}
      if (typeof from !== 'number' || typeof to !== 'number') return <span>{children}</span>
      return <MatchedText text={text} start={base + from} end={base + to} matches={matches} />
    },
  }
}

const PROSE = [
  '[&_p]:my-2 [&_ol]:my-2 [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:my-2 [&_ul]:list-disc [&_ul]:pl-6',
  '[&_:is(h1,h2,h3,h4,h5,h6)]:mt-4 [&_:is(h1,h2,h3,h4,h5,h6)]:mb-1 [&_:is(h1,h2,h3,h4,h5,h6)]:font-title',
  '[&_code]:text-label [&_pre]:my-2 [&_pre]:overflow-x-auto [&_pre]:rounded-field [&_pre]:bg-inset [&_pre]:px-3 [&_pre]:py-2',
  '[&_blockquote]:border-line-2 [&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_blockquote]:text-ink-2 [&_hr]:my-3 [&_hr]:border-line',
  '[&_table]:my-2 [&_:is(th,td)]:border [&_:is(th,td)]:border-line-2 [&_:is(th,td)]:px-2 [&_:is(th,td)]:py-0.5 [&_th]:text-left',
  '[&_strong]:font-title [&_em]:italic [&_del]:line-through [&>*:first-child]:mt-0',
].join(' ')

function Address({ children }: { children: string }): ReactNode {
  return (
    <code className="text-chip text-ink-3 [overflow-wrap:anywhere]">
      ({visibleDelta(children.slice(0, 300))})
    </code>
  )
}

interface MarkdownTextProps {
  readonly choice: number
  readonly text: string
  readonly length: number
  /** Offsets at which another part of the answer begins. Each part is rendered on its own. */
  readonly borders: readonly number[]
  readonly matches: readonly MatchMark[]
}

/** What is shown up to the cursor grows by this many characters, because all of it is rendered again then. */
const STEP = 8000
const MAX_FOLLOWED = 60_000

/**
 * An answer as rendered Markdown. Its characters keep their links to chunks, the matches, and what has not arrived with
 * the chosen chunk. A text that is nested too deeply to lay out is shown as plain text.
 */
export function MarkdownText({ choice, text, length, borders, matches }: MarkdownTextProps): ReactNode {
  const { path, stream } = useRecording()
  const { limit, showMore } = useCut(text, FIRST)
  const lane = stream.lanes.get(laneKey(choice, 'text'))
  const pointed = useCursor(({ chunk }) => {
    const at = chunk === null || !lane ? 0 : rangeOfChunk(lane, chunk).end
    return at > MAX_FOLLOWED ? 0 : Math.ceil(at / STEP) * STEP
  })
  const end = Math.min(
    text.length,
    Math.max(limit, pointed > FIRST.characters ? pointed : 0, useMatchedUpTo(matches)),
  )
  const parts = useMemo(() => {
    const starts = [0, ...borders.filter((at) => at > 0 && at < end)]
    return starts.map((start, index) => {
      const part = text.slice(start, starts[index + 1] ?? end)
      return { start, part, rendered: render(part, componentsFor(text, start, matches)) }
    })
  }, [text, end, borders, matches])
  const pane = useRef<HTMLDivElement>(null)
  const caret = useRef<HTMLDivElement>(null)
  useMarkdownMarks(pane, caret, choice, parts)
  return (
    <>
      <div className="relative mt-1 max-w-[640px]">
        <div
          ref={pane}
          data-choice={choice}
          data-lane="text"
          className={`text-message [font-variant-ligatures:none] [overflow-wrap:anywhere] ${PROSE}`}
        >
          {parts.map(({ start, part, rendered }) => (
            <Fragment key={start}>
              {start > 0 && <Border as="part" />}
              {rendered ?? (
                <div className="whitespace-pre-wrap">
                  <MatchedText text={text} start={start} end={start + part.length} matches={matches} />
                </div>
              )}
            </Fragment>
          ))}
        </div>
        <div ref={caret} hidden aria-hidden className="absolute -ml-px w-0.5 scroll-my-8 bg-ink-1" />
      </div>
      <ShowMore path={path} text={text} shown={end} length={length} onMore={showMore} />
    </>
  )
}

/** A text with quotes and lists nested more deeply than this, or with more brackets, is not rendered. */
const TOO_DEEP = /^[\s>*+\-\d.)]{120,}|(?:[[\]!*_~`<]){200,}/m

function render(text: string, components: Components): ReactNode {
  if (TOO_DEEP.test(text)) return null
  try {
    // Markdown uses no hooks, so it can be called as a function, and the error it throws is caught here.
    return Markdown({
      // It makes its elements itself.
      children: shownText(text),
      remarkPlugins: [remarkGfm],
      rehypePlugins: [keepPlaces(text)],
      components,
      urlTransform: (address) => address,
    })
  } catch {
    return null
  }
}
