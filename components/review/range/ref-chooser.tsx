'use client'

import { Popover } from '@base-ui/react/popover'
import { ChevronDown, GitBranch } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { buttonClass } from '#components/ui/button'
import { REFS } from '#lib/api/review'
import { type ReviewAddress, reviewHref } from '#lib/review/address'
import type { RefLists } from '#lib/review/ends'
import { ask } from '../../client'
import { RefList } from './ref-list'

interface RefChooserProps {
  readonly end: 'base' | 'head'
  readonly address: ReviewAddress
  readonly label: string
  /** The end that was compared, in words. */
  readonly compared: string
}

const NAMES = { base: 'Compare from', head: 'Compare to' } as const

/** Chooses one end of the range from branches, tags and commits; for the head, also the work tree. */
export function RefChooser({ end, address, label, compared }: RefChooserProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const [lists, setLists] = useState<RefLists | string | null>(null)
  useEffect(() => {
    if (!isOpen) return
    void ask(REFS, null).then((answer) => setLists(answer.ok ? answer.value : answer.message))
  }, [isOpen])
  const { base, head, isExact } = address
  const hrefOf = (name: string): string => reviewHref({ base, head, isExact, [end]: name })
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        className={`${buttonClass()} min-w-0 max-w-[300px] max-[1099px]:max-w-[180px]`}
        title={compared}
        aria-label={`${NAMES[end]}: ${compared}`}
      >
        {end === 'base' && <GitBranch size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />}
        <span className="truncate font-mono text-label">{label}</span>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={4} className="z-30">
          <Popover.Popup
            role="dialog"
            className="flex max-h-[480px] w-[400px] flex-col rounded-dialog border border-line-2 bg-bg shadow-card"
          >
            <Popover.Title className="px-3 pt-2.5 text-label text-ink-3">
              {NAMES[end]}: {compared}
            </Popover.Title>
            <RefList end={end} lists={lists} hrefOf={hrefOf} chosen={address[end]} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
