'use client'

import { ChevronDown, FilePen } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { laterDialog } from '#components/ui/later-dialog'
import { Menu } from '#components/ui/menu'
import type { ActionAsked } from '#lib/api/actions'
import { useReadOnly } from '../ui/read-only'
import { useKeys } from '../ui/use-keys'
import type { OpenRoot } from './bulk-groups'
import { takeBack } from './take-back'

const BulkDialog = laterDialog(() => import('./bulk-dialog').then((module) => module.BulkDialog))

type Kind = Extract<ActionAsked['kind'], 'rename' | 'format' | 'delete'>

const ITEMS: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: 'rename', label: 'Rename to what replay looks for…' },
  { kind: 'format', label: 'Write in the recorder’s form…' },
  { kind: 'delete', label: 'Delete…' },
]

/** The menu of what can be done with all recordings of the list. Each opens with a dry run. */
export function ChangeAll(opened: OpenRoot): ReactNode {
  return useReadOnly() ? null : <Offered {...opened} />
}

function Offered(opened: OpenRoot): ReactNode {
  const search = useSearchParams()
  const [kind, setKind] = useState<Kind | null>(null)
  const asked = search.get('do')
  useEffect(() => {
    // The address of a recording's page leads here: “Rename all…”.
    if (asked === 'rename') setKind('rename')
  }, [asked])
  useKeys({ U: () => void takeBack() })
  return (
    <>
      <Menu choices={ITEMS.map((item) => ({ label: item.label, does: () => setKind(item.kind) }))}>
        <FilePen size={14} strokeWidth={1.75} aria-hidden />
        <span className="max-[699px]:sr-only">Change all</span>
        <ChevronDown size={13} strokeWidth={1.75} aria-hidden className="text-ink-3" />
      </Menu>
      {kind !== null && (
        <BulkDialog
          asked={{ kind, query: search.get('q') ?? '' }}
          opened={opened}
          onClose={() => setKind(null)}
        />
      )}
    </>
  )
}
