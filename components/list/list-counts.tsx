import type { ReactNode } from 'react'
import { countedText, countText } from '#lib/figures/text'
import type { Building, ListView } from '#lib/list/list-view'

/** The right end of the top bar: the root, and the number of its recordings; null while they are counted. */
export function RootCount({ name, all }: { name: string; all: number | null }): ReactNode {
  return (
    <>
      <span className="mr-2 font-mono max-[1099px]:hidden">{name}</span>
      {all !== null && countText(all)}
      {all !== null && <span className="max-[499px]:sr-only"> {all === 1 ? 'recording' : 'recordings'}</span>}
    </>
  )
}

/** The footer: the numbers of recordings, tests and files in the list. */
export function ListNote({ view: { total, tests, files } }: { view: ListView }): ReactNode {
  return `${countedText(total, 'recording')} · ${countedText(tests, 'test')} · ${countedText(files, 'file')}`
}

/** The progress of the first index. The list can be used meanwhile. */
export function Indexing({ done, total }: Building): ReactNode {
  return (
    <span
      role="progressbar"
      aria-label="Indexing"
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
    >
      indexing {countText(done)} of {countText(total)}
    </span>
  )
}
