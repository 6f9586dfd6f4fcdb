'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { ChangedRows } from '#lib/page/changed-rows'
import type { Span } from '#lib/query/fold-text'
import { MessageRow } from './message-row'

const NONE: ChangedRows = { rows: [], words: {} }
const NO_WORDS: readonly Span[] = []

const Changed = createContext(NONE)
const SetChanged = createContext<(changed: ChangedRows) => void>(() => {})

/** Lets the conversation show what changed in it, which is known later than the conversation is shown. */
export function ChangedRequest({ children }: { children: ReactNode }): ReactNode {
  const [changed, setChanged] = useState(NONE)
  return (
    <SetChanged value={setChanged}>
      <Changed value={changed}>{children}</Changed>
    </SetChanged>
  )
}

/** Tells the conversation of the page what changed in it. */
export function MarkChanged({ changed }: { changed: ChangedRows }): ReactNode {
  const setChanged = useContext(SetChanged)
  useEffect(() => {
    setChanged(changed)
    return () => setChanged(NONE)
  }, [changed, setChanged])
  return null
}

/** The new words of a text of the conversation. */
export function useNewWords(textKey: string | undefined): readonly Span[] {
  const { words } = useContext(Changed)
  return (textKey === undefined ? undefined : words[textKey]) ?? NO_WORDS
}

interface RequestRowProps {
  readonly row: number
  readonly speaker: string
  readonly children: ReactNode
}

/** A message of the request, marked when it was changed. The mark comes late, so it takes no room of its own. */
export function RequestRow({ row, speaker, children }: RequestRowProps): ReactNode {
  const isChanged = useContext(Changed).rows.includes(row)
  return (
    <MessageRow
      isChanged={isChanged}
      speaker={
        isChanged ? (
          <>
            {speaker} <span className="-mt-1 -mb-2.5 block text-label leading-3.5 text-danger">changed</span>
          </>
        ) : (
          speaker
        )
      }
    >
      {children}
    </MessageRow>
  )
}

/** Says that messages which are folded away were changed. */
export function ChangedWithin({ from, to }: { from: number; to: number }): ReactNode {
  const { rows } = useContext(Changed)
  const count = rows.filter((row) => row >= from && row < to).length
  return count > 0 && <span className="text-danger"> · {count} changed</span>
}
