'use client'

import type { MouseEvent, ReactNode } from 'react'
import { type ListAddress, searchOf } from '#lib/list/address'
import { isShown, SAVED_VIEWS, type SavedView } from '#lib/list/saved-views'

interface SavedViewsProps {
  readonly address: ListAddress
  readonly onView: (address: ListAddress) => void
}

/** Links to lists that many readers look for. */
export function SavedViews({ address, onView }: SavedViewsProps): ReactNode {
  const open = (event: MouseEvent, view: SavedView): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onView(view.address)
  }
  return (
    <nav aria-label="Views" className="mb-4">
      <div aria-hidden className="mb-1 text-label text-ink-2">
        Views
      </div>
      {SAVED_VIEWS.map((view) => (
        <a
          key={view.name}
          href={`/${searchOf(view.address)}`}
          aria-current={isShown(view, address) ? 'page' : undefined}
          onClick={(event) => open(event, view)}
          className="flex h-6 items-center rounded-chip hover:text-ink-1 hover:underline aria-[current]:font-chosen"
        >
          {view.name}
        </a>
      ))}
    </nav>
  )
}
