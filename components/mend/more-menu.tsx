'use client'

import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu } from '#components/ui/menu'
import { useMending } from './mender'

/** The menu of what can be done with the file of a recording. With `--read-only` there is none. */
export function MoreMenu(): ReactNode {
  const mending = useMending()
  if (mending === null) return null
  const { open, undo } = mending
  return (
    <Menu
      label="More"
      className="!px-1.5"
      choices={[
        { label: 'Rename…', keyName: 'R', does: () => open({ kind: 'rename' }) },
        { label: 'Duplicate…', keyName: 'D', does: () => open({ kind: 'duplicate' }) },
        { label: 'Write in the recorder’s form…', does: () => open({ kind: 'format' }) },
        { label: 'Delete…', does: () => open({ kind: 'delete' }) },
        { label: 'Undo the last change', keyName: 'U', does: undo, isApart: true },
        { label: 'Last changes', does: { href: '/actions' } },
      ]}
    >
      <Ellipsis size={15} strokeWidth={1.75} aria-hidden />
    </Menu>
  )
}
