'use client'

import { ChevronDown, GitBranch } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { buttonClass } from '#components/ui/button'
import { laterDialog } from '#components/ui/later-dialog'
import { type ReviewAddress, reviewHref } from '#lib/review/address'
import { useOpenEnd } from './open-chooser'

const RefPopover = laterDialog(() => import('./ref-popover').then((module) => module.RefPopover))

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
  const [open, setOpen] = useOpenEnd()
  const isOpen = open?.end === end
  const button = useRef<HTMLButtonElement>(null)
  const { base, head, isExact, by } = address
  const hrefOf = (name: string): string => reviewHref({ base, head, isExact, by, [end]: name })
  const title = `${NAMES[end]}: ${compared}`
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={title}
        title={compared}
        onClick={() => setOpen(isOpen ? null : { end, text: '' })}
        className={`${buttonClass()} min-w-0 max-w-[300px] max-[1099px]:max-w-[180px]`}
      >
        {end === 'base' && <GitBranch size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />}
        <span className="truncate font-mono text-label">{label}</span>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
      </button>
      {isOpen && (
        <RefPopover
          {...{ end, title, button, hrefOf }}
          chosen={address[end]}
          text={open.text}
          onType={(text) => setOpen({ end, text })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
