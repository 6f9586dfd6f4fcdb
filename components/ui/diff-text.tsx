import type { ReactNode } from 'react'
import type { DiffRun } from '#lib/diff/word-diff'

interface DiffTextProps {
  readonly runs: readonly DiffRun[]
  /** One side only, or both in one line: then what is gone is struck through. */
  readonly side: 'before' | 'after' | 'both'
}

const ADDED = 'rounded-[1px] bg-added-word text-ink-1 no-underline shadow-[0_1.5px_0_var(--color-added)]'
const REMOVED = 'rounded-[1px] bg-removed-word text-ink-1'

/** A text with the words that differ. */
export function DiffText({ runs, side }: DiffTextProps): ReactNode {
  const hidden = side === 'before' ? 'added' : side === 'after' ? 'removed' : null
  let offset = 0
  return runs
    .filter(({ kind }) => kind !== hidden)
    .map((run) => {
      const key = `${run.kind} ${offset}`
      offset += run.text.length
      return <DiffPiece key={key} run={run} isStruck={side === 'both'} />
    })
}

/** Words that are new in a text. */
export function NewWords({ children }: { children: ReactNode }): ReactNode {
  return <ins className={ADDED}>{children}</ins>
}

function DiffPiece({ run, isStruck }: { run: DiffRun; isStruck: boolean }): ReactNode {
  if (run.kind === 'added') return <NewWords>{run.text}</NewWords>
  if (run.kind === 'same') return run.text
  const line = isStruck ? 'line-through' : 'underline decoration-dotted decoration-removed underline-offset-3'
  return <del className={`${REMOVED} ${line}`}>{run.text}</del>
}
