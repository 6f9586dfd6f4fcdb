'use client'

import { FilePen } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'
import { laterDialog } from '#components/ui/later-dialog'
import { Writing } from '#components/ui/read-only'
import { countText } from '#lib/figures/text'
import type { ReviewRow } from '#lib/review/list-view'
import type { CauseDetailProps } from './cause-props'

const BulkDialog = laterDialog(() =>
  import('#components/mend/bulk-dialog').then((module) => module.BulkDialog),
)

interface RenameMembersProps {
  readonly rows: readonly ReviewRow[]
  readonly opened: NonNullable<CauseDetailProps['opened']>
}

/** Opens the dry run that gives the recordings of a cause the names that replay looks for. */
export function RenameMembers({ rows, opened }: RenameMembersProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <Writing>
      <Button className="bg-bg" onClick={() => setOpen(true)}>
        <FilePen size={14} strokeWidth={1.75} aria-hidden />
        Rename {countText(rows.length)}…
      </Button>
      {isOpen && (
        <BulkDialog
          asked={{ kind: 'rename', paths: rows.map(({ path }) => path) }}
          opened={opened}
          onClose={() => setOpen(false)}
        />
      )}
    </Writing>
  )
}
