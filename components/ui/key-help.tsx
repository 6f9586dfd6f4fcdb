'use client'

import { type ReactNode, useState } from 'react'
import { Dialog } from './dialog'
import { Key } from './key'
import type { KeyHint } from './key-hint'
import { useKeys } from './use-keys'

/** The button in the top bar that lists all keys of the page; `?` opens it too. */
export function KeyHelp({ hints }: { hints: readonly KeyHint[] }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="inline-flex h-7 items-center gap-1.5 rounded-field px-1.5 text-ui hover:bg-sel"
      >
        <span className="max-[1099px]:sr-only">Keys</span>
        <Key>?</Key>
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Keys on this page">
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
    </>
  )
}
