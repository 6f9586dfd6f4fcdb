import type { ReactNode } from 'react'
import { countText } from '#lib/figures/text'
import type { RawView } from '#lib/page/view-details'
import { FileLink } from './show-more'
import { VisibleText } from './visible-text'

interface RawTabProps {
  readonly raw: RawView
  readonly path: string
  /** Address of the tab with twice the number of lines. */
  readonly more: string
}

/** The Raw tab: the text of the file. */
export function RawTab({ raw, path, more }: RawTabProps): ReactNode {
  const lines = raw.text.split('\n')
  const rest = raw.length - raw.text.length
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label="The file"
      className="min-h-0 flex-1 overflow-auto -outline-offset-2"
    >
      <p className="border-b border-line px-4 py-1.5 text-label text-ink-3">
        {countText(raw.lines)} lines, {countText(raw.length)} characters.{' '}
        <FileLink path={path}>The file itself</FileLink>
      </p>
      <div className="grid grid-cols-[max-content_minmax(0,1fr)] py-2 font-mono text-label">
        <pre aria-hidden className="select-none pr-4 pl-4 text-right text-ink-3">
          {lines.map((_, index) => index + 1).join('\n')}
        </pre>
        <pre className="overflow-x-auto pr-4">
          <VisibleText text={raw.text} />
        </pre>
      </div>
      {rest > 1 && (
        <p className="px-4 pb-4 text-label text-ink-3">
          {countText(rest)} more characters:{' '}
          <a href={more} className="font-button text-ink-1 underline underline-offset-2">
            show more
          </a>
        </p>
      )}
    </section>
  )
}
