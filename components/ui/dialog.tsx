'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useFocusAtOnce } from './focus-at-once'
import { IconButton } from './icon-button'

interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** Below the title, in mono. */
  readonly subtitle?: string
  readonly children: ReactNode
  /** The row of actions at the bottom. */
  readonly footer?: ReactNode
  /** Tailwind width class. */
  readonly width?: string
  /** What has the focus when the dialog opens; the first thing in it when not given. */
  readonly initialFocus?: RefObject<HTMLElement | null>
}

/** A dialog over the page: Escape and the cross close it. The focus stays inside, and goes back to where it was. */
export function Dialog(props: DialogProps): ReactNode {
  const { isOpen, onClose, title, subtitle, children, footer, width = 'w-[480px]', initialFocus } = props
  const popup = useRef<HTMLDivElement>(null)
  const focus = useFocusAtOnce(popup, isOpen, initialFocus)
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.3)] motion-safe:transition-opacity motion-safe:duration-[120ms] data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Popup
          ref={popup}
          {...focus}
          className={`fixed top-14 left-1/2 z-50 flex max-h-[calc(100vh-112px)] max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col rounded-dialog border border-line bg-bg shadow-card outline-none motion-safe:transition-opacity motion-safe:duration-[120ms] data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 ${width}`}
        >
          <div className="flex items-start justify-between px-5 pt-4 pb-3">
            <div className="min-w-0">
              <Base.Title className="text-dialog font-title">{title}</Base.Title>
              {subtitle !== undefined && (
                <Base.Description className="truncate font-mono text-label text-ink-3">
                  {subtitle}
                </Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton label="Close" />}>
              <X size={16} strokeWidth={1.75} aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-auto">{children}</div>
          {footer !== undefined && (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
