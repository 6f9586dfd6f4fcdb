'use client'

import { createContext, type ReactNode, use, useState } from 'react'

/** The end that is being chosen, and the text typed to find it. */
export interface OpenEnd {
  readonly end: 'base' | 'head'
  readonly text: string
}

const Open = createContext<readonly [OpenEnd | null, (open: OpenEnd | null) => void]>([null, () => {}])

/** Keeps an opened chooser open when the review takes the place of the frame. */
export function OpenChooser({ children }: { children: ReactNode }): ReactNode {
  const [open, setOpen] = useState<OpenEnd | null>(null)
  return <Open value={[open, setOpen]}>{children}</Open>
}

/** The end that is being chosen, null when none is, and the function that changes it. */
export const useOpenEnd = (): readonly [OpenEnd | null, (open: OpenEnd | null) => void] => use(Open)
