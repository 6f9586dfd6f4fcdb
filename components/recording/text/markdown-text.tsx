'use client'

import { Fragment, type ReactNode, useMemo } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { Chip } from '#components/ui/chip'
import { visibleDelta } from '#lib/page/visible'
import { shownText } from '../../ui/well-formed'
import { useRecording } from '../frame/recording-context'
import { Border } from './bordered-text'
import { ShowMore } from './show-more'
import { useCut } from './use-cut'
import { VisibleText } from './visible-text'

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
  readonly text: string
  readonly length: number
  /** Offsets at which another part of the answer begins. Each part is rendered on its own. */
  readonly borders: readonly number[]
}

/** An answer as rendered Markdown. A text that is nested too deeply to lay out is shown as plain text. */
export function MarkdownText({ text, length, borders }: MarkdownTextProps): ReactNode {
  const { path } = useRecording()
  const { limit: end, showMore } = useCut(text, FIRST)
  const parts = useMemo(() => {
    const starts = [0, ...borders.filter((at) => at > 0 && at < end)]
    return starts.map((start, index) => {
      const part = text.slice(start, starts[index + 1] ?? end)
      return { start, part, rendered: render(part) }
    })
  }, [text, end, borders])
  return (
    <>
      <div
        className={`mt-1 max-w-[640px] text-message [font-variant-ligatures:none] [overflow-wrap:anywhere] ${PROSE}`}
      >
        {parts.map(({ start, part, rendered }) => (
          <Fragment key={start}>
            {start > 0 && <Border as="part" />}
            {rendered ?? (
              <div className="whitespace-pre-wrap">
                <VisibleText text={part} />
              </div>
            )}
          </Fragment>
        ))}
      </div>
      <ShowMore path={path} text={text} shown={end} length={length} onMore={showMore} />
    </>
  )
}

/** A text with quotes and lists nested more deeply than this, or with more brackets, is not rendered. */
const TOO_DEEP = /^[\s>*+\-\d.)]{120,}|(?:[[\]!*_~`<]){200,}/m

function render(text: string): ReactNode {
  if (TOO_DEEP.test(text)) return null
  try {
    // Markdown uses no hooks, so it can be called as a function, and the error it throws is caught here.
    return Markdown({
      // It makes its elements itself.
      children: shownText(text),
      remarkPlugins: [remarkGfm],
      components: COMPONENTS,
      urlTransform: (address) => address,
    })
  } catch {
    return null
  }
}
