import type { ReactNode } from 'react'
import type { ChangedPlace } from '#lib/edit/changed-places'
import type { Edited } from '#lib/edit/edited-text'

const MAX_ROWS = 100

interface ChangesListProps {
  readonly edited: Edited
  readonly places: readonly ChangedPlace[]
  readonly onShow: (place: { line: number; column: number }) => void
}

interface Item {
  readonly line: number
  readonly column: number
  readonly label: string
  readonly isRemoved: boolean
}

/** The values that differ from the file, each as a button that leads to its line. */
export function ChangesList({ edited, places, onShow }: ChangesListProps): ReactNode {
  const items = itemsOf(edited, places)
  return (
    <section aria-label="Changes" className="px-4 py-3">
      <h2 className="mb-1.5 text-ui font-chosen">Changes</h2>
      {items.length === 0 && <p className="text-label text-ink-3">None yet.</p>}
      <ul className="-mx-4">
        {items.slice(0, MAX_ROWS).map((item) => (
          <li key={`${item.line} ${item.column} ${item.label}`}>
            <button
              type="button"
              onClick={() => onShow(item)}
              className="grid min-h-[22px] w-full grid-cols-[40px_minmax(0,1fr)] items-center gap-x-2.5 px-4 text-left font-mono text-label outline-offset-[-2px] hover:bg-hover"
            >
              <span className="text-right text-ink-3">{item.line}</span>
              <span className="truncate">
                {shortPointer(item.label)}
                {item.isRemoved && <span className="text-removed"> removed</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > MAX_ROWS && <p className="text-label text-ink-3">and {items.length - MAX_ROWS} more</p>}
    </section>
  )
}

/** Lists values when both texts are JSON and their values differ; otherwise lines. */
function itemsOf({ changes, document }: Edited, places: readonly ChangedPlace[]): Item[] {
  if (places.length > 0) return places.map((place) => ({ ...place, label: place.pointer || '/' }))
  const label = document ? 'spelling or white space only' : 'not JSON yet'
  return changes.map(({ afterStart }) => ({ line: afterStart + 1, column: 1, label, isRemoved: false }))
}

/** Returns the end of a pointer, which says more than its start. */
function shortPointer(pointer: string): string {
  return pointer.length > 44 ? pointer.replace(/^\/response\/body(?=\/)/, '…') : pointer
}
