'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { useFocusAtOnce } from '../ui/focus-at-once'

interface FilterSheetProps {
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The filters over the list, for a page without room for them beside it. */
export function FilterSheet({ onClose, children }: FilterSheetProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null)
  const focus = useFocusAtOnce(popup, true)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.3)]" />
        <Dialog.Popup
          ref={popup}
          {...focus}
          className="fixed inset-y-0 left-0 z-50 flex w-[280px] flex-col border-r border-line bg-bg shadow-card"
        >
          <div className="flex h-[52px] shrink-0 items-center justify-between border-b border-line px-4">
            <Dialog.Title className="font-title">Filters</Dialog.Title>
            <Dialog.Close render={<IconButton label="Close" />}>
              <X size={16} strokeWidth={1.75} aria-hidden />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
