'use client'

import { type ReactNode, useState } from 'react'
import { Key } from './key'
import type { KeyHint } from './key-hint'
import { laterDialog } from './later-dialog'
import { useKeys } from './use-keys'

// Most readers never open it: its code is loaded when they do.
const KeyHelpDialog = laterDialog(() => import('./key-help-dialog').then((module) => module.KeyHelpDialog))

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
      {isOpen && <KeyHelpDialog hints={hints} onClose={() => setOpen(false)} />}
    </>
  )
}
