'use client'

import type { ReactNode } from 'react'
import { Dialog } from './dialog'
import { Key } from './key'
import type { KeyHint } from './key-hint'

/** The list of all keys of the page. */
export function KeyHelpDialog({
  hints,
  onClose,
}: {
  hints: readonly KeyHint[]
  onClose: () => void
}): ReactNode {
  return (
    <Dialog isOpen onClose={onClose} title="Keys on this page">
      <dl className="grid grid-cols-[160px_1fr] gap-y-2 px-5 pb-5">
        {hints.map((hint) => (
          <div key={hint.label} className="contents">
            <dt className="flex gap-1">
              {hint.keys.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{hint.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
