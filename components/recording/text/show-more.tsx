'use client'

import type { ReactNode } from 'react'
import { fileHref } from '#lib/api/recording'
import { countText } from '#lib/figures/text'

interface ShowMoreProps {
  readonly path: string
  /** The text, or the part of it that the page has. */
  readonly text: string
  /** Number of characters that are shown, and that the whole text has. */
  readonly shown: number
  readonly length: number
  readonly onMore: () => void
}

/**
 * Says under a text that is cut how much is shown, with a button for more, or a link to the file if the page has no
 * more.
 */
export function ShowMore({ path, text, shown, length, onMore }: ShowMoreProps): ReactNode {
  if (shown >= length) return null
  return (
    <p className="mt-1 text-label text-ink-3">
      {countText(shown)} of {countText(length)} characters{' '}
      {shown < text.length ? (
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

/** A link to the file of a recording. */
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
