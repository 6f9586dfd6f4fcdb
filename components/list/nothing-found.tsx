'use client'

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { countText } from '#lib/figures/text'
import type { Building, ListView } from '#lib/list/list-view'

interface NothingFoundProps {
  readonly view: ListView
  /** The progress of the first index; null when it is finished. */
  readonly building: Building | null
  /** Absolute path of the opened folder. */
  readonly root: string
  readonly onClear: () => void
}

/** An empty list: there are no recordings, none matches, or none has been read yet. */
export function NothingFound({ view, building, root, onClear }: NothingFoundProps): ReactNode {
  if (building) {
    return (
      <Empty>
        {view.all === 0
          ? 'The recordings are being read.'
          : `None of the recordings that have been read so far matches this search.`}
      </Empty>
    )
  }
  if (view.all === 0 && view.problems.length > 0)
    return <Empty>Nothing could be searched in this folder: see above what is not listed, and why.</Empty>
  if (view.all === 0) {
    return (
      <Empty>
        There are no recordings in <code className="[overflow-wrap:anywhere]">{root}</code>: no{' '}
        <code>*.json</code> files below a folder named <code>recordings</code>. To open another folder, start{' '}
        <code>npm start -- PATH</code>.
      </Empty>
    )
  }
  return (
    <Empty action={<Button onClick={onClear}>Clear the search</Button>}>
      {view.changeNote === ''
        ? `None of the ${countText(view.all)} recordings matches this search.`
        : 'It is not known which recordings match this search.'}
      {view.unread > 0 && ` ${countText(view.unread)} could not be read.`}
    </Empty>
  )
}
