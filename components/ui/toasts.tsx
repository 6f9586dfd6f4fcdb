'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './button'
import { IconButton } from './icon-button'
import { Key } from './key'
import { shownToast, showToast, subscribeToToasts, type Toast, toastCount } from './toast-store'

/** How long a message stays, in milliseconds, while the pointer and the focus are elsewhere. */
const STAYS_MS = 10_000

/** Shows the last message at the foot of the page. It is on every page, so a message outlives a change of page. */
export function Toasts(): ReactNode {
  const toast = useSyncExternalStore(subscribeToToasts, shownToast, () => null)
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-10 z-50 flex justify-center px-4"
    >
      {toast && <Shown key={toastCount()} toast={toast} />}
    </div>
  )
}

function Shown({ toast }: { toast: Toast }): ReactNode {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => shownToast() === toast && showToast(null), STAYS_MS)
    return () => clearTimeout(timer)
  }, [toast, isHeld])
  const { text, tone, action } = toast
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that it is being read
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex min-h-10 max-w-[640px] items-center gap-3 rounded-field border border-line-2 bg-bg py-1 pr-1.5 pl-4 shadow-card"
    >
      <span className={`[overflow-wrap:anywhere] ${tone === 'danger' ? 'text-danger' : ''}`}>{text}</span>
      {action && (
        <Button onClick={action.run}>
          {action.label} {action.key !== undefined && <Key>{action.key}</Key>}
        </Button>
      )}
      <IconButton label="Close the message" onClick={() => showToast(null)}>
        <X size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  )
}
