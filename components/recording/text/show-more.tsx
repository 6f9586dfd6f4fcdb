'use client'

import type { ReactNode } from 'react'
import { fileHref } from '#lib/api/recording'
import { countText } from '#lib/page/shorten'

interface ShowMoreProps {
  readonly path: string
  /** Characters on the page now, characters that the page has, and characters of the whole text. */
  readonly shown: number
  readonly available: number
  readonly length: number
  readonly onMore: () => void
}

/** Under a text that is cut: how much is shown, a button for more, and the file where the page has no more. */
export function ShowMore({ path, shown, available, length, onMore }: ShowMoreProps): ReactNode {
  if (shown >= length) return null
  return (
    <p className="mt-1 text-label text-ink-3">
      {countText(shown)} of {countText(length)} characters{' '}
      {shown < available ? (
        <button
          type="button"
          onClick={onMore}
          className="font-button text-ink-1 underline underline-offset-2"
        >
          show more
        </button>
      ) : (
        <>
          are shown; <FileLink path={path}>the file</FileLink> holds all of them.
        </>
      )}
    </p>
  )
}

/** A link to the bytes of a recording. */
export function FileLink({ path, children }: { path: string; children: ReactNode }): ReactNode {
  return (
    <a
      href={fileHref({ path })}
      target="_blank"
      rel="noreferrer"
      className="text-ink-1 underline underline-offset-2"
    >
      {children}
    </a>
  )
}
