'use client'

import { LockKeyhole } from 'lucide-react'
import { createContext, type ReactNode, useContext } from 'react'

const Context = createContext(false)

/** Tells the page whether tapedeck was started with `--read-only`. */
export const ReadOnlyProvider = Context.Provider

/** Whether tapedeck was started with `--read-only`: then nothing that would change a recording is offered. */
export function useReadOnly(): boolean {
  return useContext(Context)
}

/** Says in the top bar of every page that no recording can be changed (docs/interfaces.md, 2). */
export function ReadOnlySign(): ReactNode {
  if (!useReadOnly()) return null
  return (
    <p
      title="tapedeck was started with --read-only: it changes no recording."
      className="inline-flex h-5 shrink-0 items-center gap-1.5 rounded-chip border border-warn-line bg-warn-bg px-1.5 text-chip text-warn"
    >
      <LockKeyhole size={12} strokeWidth={1.75} aria-hidden />
      <span className="max-[499px]:sr-only">read-only</span>
    </p>
  )
}

/** Something that leads to a change of a recording. Left out with `--read-only`. */
export function Writing({ children }: { children: ReactNode }): ReactNode {
  return useReadOnly() ? null : children
}
