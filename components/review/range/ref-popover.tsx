'use client'

import { Popover } from '@base-ui/react/popover'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { REFS } from '#lib/api/review'
import type { RefLists } from '#lib/review/ends'
import { ask } from '../../client'
import { RefList } from './ref-list'

interface RefPopoverProps {
  readonly end: 'base' | 'head'
  readonly title: string
  /** The button below which it opens, and which gets the focus back. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly hrefOf: (name: string) => string
  readonly chosen: string
  readonly text: string
  readonly onType: (text: string) => void
  readonly onClose: () => void
}

/** The branches, tags and commits, below the button of one end. */
export function RefPopover({ title, button, onClose, ...list }: RefPopoverProps): ReactNode {
  const [lists, setLists] = useState<RefLists | string | null>(null)
  useEffect(() => {
    void ask(REFS, null).then((answer) => setLists(answer.ok ? answer.value : answer.message))
  }, [])
  return (
    <Popover.Root
      open
      onOpenChange={(_, { event }) => {
        // The button closes it itself.
        const isOnButton = event.target instanceof Node && button.current?.contains(event.target)
        if (!isOnButton) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={button} align="start" sideOffset={4} className="z-30">
          <Popover.Popup
            role="dialog"
            finalFocus={button}
            className="flex max-h-[480px] w-[400px] flex-col rounded-dialog border border-line-2 bg-bg shadow-card"
          >
            <Popover.Title className="px-3 pt-2.5 text-label text-ink-3">{title}</Popover.Title>
            <RefList {...list} lists={lists} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
