'use client'

import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { apiHref } from '../ui/address'

interface RawCodeProps {
  readonly path: string
  /** Of the file. A large one stays as the server has drawn it. */
  readonly bytes: number
  /** The head of the file, shown before any script runs and where the editor is not loaded. */
  readonly children: ReactNode
}

/** Above this, in bytes, a browser takes too long to take the text in. */
const MAX_BYTES = 4_000_000
/** A line that is longer is not broken by the editor, and costs it as much as a whole file. */
const MAX_LINE = 100_000

interface Loaded {
  readonly Pane: ComponentType<{ readonly text: string }>
  readonly text: string
}

/** The whole file in a read-only editor, which is loaded when this is shown. */
export function RawCode({ path, bytes, children }: RawCodeProps): ReactNode {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    if (bytes > MAX_BYTES) return
    let isCurrent = true
    const load = async (): Promise<void> => {
      const answer = await fetch(apiHref(path))
      if (!answer.ok) return
      const text = await answer.text()
      if (text.split('\n').some((line) => line.length > MAX_LINE)) return
      const { RawPane } = await import('./raw-pane')
      if (isCurrent) setLoaded({ Pane: RawPane, text })
    }
    // What the server has drawn stays where the editor cannot be loaded.
    load().catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [path, bytes])
  return loaded ? <loaded.Pane text={loaded.text} /> : children
}
