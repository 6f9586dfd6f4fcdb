'use client'

import { FilePen, Trash2, Undo2, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import type { ActionAsked } from '#lib/api/actions'
import { useMending } from './mender'

const ICONS = { rename: FilePen, undo: Undo2, delete: Trash2, mend: Wrench } as const

interface MendButtonProps {
  readonly asked: Pick<ActionAsked, 'kind' | 'fixes'>
  readonly look?: 'primary' | 'plain'
  readonly icon?: keyof typeof ICONS
  /** The key that does the same. */
  readonly hint?: string
  /** Whether it can be done; what cannot stays in its place, grey. */
  readonly isOffered?: boolean
  readonly children: ReactNode
}

/** A button that shows what an action does to the recording of the page. With `--read-only` there is none. */
export function MendButton(props: MendButtonProps): ReactNode {
  const { asked, look = 'plain', icon, hint, isOffered = true, children } = props
  const mending = useMending()
  if (mending === null) return null
  const Icon = icon && ICONS[icon]
  return (
    <Button look={look} disabled={!isOffered} onClick={() => mending.open(asked)}>
      {Icon && <Icon size={14} strokeWidth={1.75} aria-hidden />}
      {children}
      {hint !== undefined && (
        <kbd className="rounded-chip border border-control px-1 font-mono text-chip">{hint}</kbd>
      )}
    </Button>
  )
}
