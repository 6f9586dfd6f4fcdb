'use client'

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { countText } from '#lib/figures/text'
import type { ListView } from '#lib/list/list-view'

interface NothingFoundProps {
  readonly view: ListView
  /** Absolute path of the opened folder. */
  readonly root: string
  readonly onClear: () => void
}

/** An empty list: there are no recordings, or none matches. */
export function NothingFound({ view, root, onClear }: NothingFoundProps): ReactNode {
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
      None of the {countText(view.all)} recordings matches this search.
    </Empty>
  )
}
