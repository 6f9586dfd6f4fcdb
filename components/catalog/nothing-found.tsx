'use client'

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import type { ListView } from '#lib/catalog/list-view'

/** An empty list: no recordings at all, or none that matches. */
export function NothingFound({ view, onClear }: { view: ListView; onClear: () => void }): ReactNode {
  if (view.all === 0) {
    return (
      <Empty>
        There are no recordings in this folder: no <code>*.json</code> files below a folder named{' '}
        <code>recordings</code>. To open another folder, start <code>npm start -- PATH</code>.
      </Empty>
    )
  }
  return (
    <Empty action={<Button onClick={onClear}>Clear the search</Button>}>
      None of the {view.all.toLocaleString('en')} recordings matches this search.
    </Empty>
  )
}
