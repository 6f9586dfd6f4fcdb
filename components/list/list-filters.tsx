'use client'

import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { laterDialog } from '#components/ui/later-dialog'

// Never needed on a wide page.
const FilterSheet = laterDialog(() => import('./filter-sheet').then((module) => module.FilterSheet))

interface FilterPlaces {
  readonly panel: RefObject<HTMLElement | null>
  readonly isSheetOpen: boolean
  readonly setSheetOpen: (isOpen: boolean) => void
  /** Goes to the filters beside the table; on a narrow page, opens them as a sheet. */
  readonly show: () => void
}

/** Holds where the filters are shown: in the panel beside the table, or in a sheet. */
export function useFilterPlaces(): FilterPlaces {
  const panel = useRef<HTMLElement>(null)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const show = (): void => {
    const box = panel.current?.querySelector('input')
    if (box && panel.current?.checkVisibility()) box.focus()
    else setSheetOpen(true)
  }
  return { panel, isSheetOpen, setSheetOpen, show }
}

interface ListFiltersProps {
  readonly places: FilterPlaces
  readonly children: ReactNode
}

/**
 * The filters beside the table, which come after it for the Tab key, and over the page while the sheet is open.
 */
export function ListFilters({ places, children }: ListFiltersProps): ReactNode {
  const { panel, isSheetOpen, setSheetOpen } = places
  return (
    <>
      <aside
        ref={panel}
        aria-label="Filters"
        className="-order-1 w-[204px] shrink-0 overflow-y-auto border-r border-line px-4 py-3 max-[1099px]:hidden"
      >
        {children}
      </aside>
      {isSheetOpen && <FilterSheet onClose={() => setSheetOpen(false)}>{children}</FilterSheet>}
    </>
  )
}
