import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { type ListAddress, searchOf } from '#lib/list/address'

interface PagingLinksProps {
  readonly address: ListAddress
  /** The lines on the page: from `start` up to, but not including, `end`. */
  readonly start: number
  readonly end: number
  readonly lineCount: number
}

/** Links through a long list for a page without JavaScript, which has one window of it. */
export function PagingLinks({ address, start, end, lineCount }: PagingLinksProps): ReactNode {
  const search = searchOf({ ...address, at: '' })
  const hrefOf = (offset: number): string => `/${search === '' ? '?' : `${search}&`}offset=${offset}`
  return (
    <noscript>
      <style>{'[data-lines] { padding: 0 !important }'}</style>
      <nav aria-label="Parts of the list" className="flex items-center gap-3 border-t border-line px-4 py-2">
        {start > 0 && (
          <a className={buttonClass()} href={hrefOf(Math.max(0, start - (end - start)))}>
            Earlier lines
          </a>
        )}
        {end < lineCount && (
          <a className={buttonClass()} href={hrefOf(end)}>
            Next lines
          </a>
        )}
        <span className="text-ink-3">
          lines {start + 1} to {end} of {lineCount}
        </span>
      </nav>
    </noscript>
  )
}
