import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'
import type { Ask, MergeChoice } from '#lib/edit/merge/merge'
import { isUsable } from './use-merge'

interface ByHandProps {
  readonly ask: Ask
  readonly field: React.RefObject<HTMLTextAreaElement | null>
  /** What was written here before; null if nothing was. */
  readonly written: string | null
  readonly onChoose: (choice: MergeChoice) => void
}

/** The field for a text of the reader's own, which is the choice as soon as it is typed. */
export function ByHand({ ask, field, written, onChoose }: ByHandProps): ReactNode {
  const text = written ?? ask.sides.mine.text ?? ask.sides.theirs.text ?? ''
  const isWrong = written !== null && !isUsable(ask, written)
  const use = (): void => onChoose({ hand: text })
  const rows = Math.min(6, text.split('\n').length)
  return (
    <div className="flex flex-wrap items-start gap-2 px-4 py-2">
      <label htmlFor="merge-by-hand" className="pt-1">
        or write it by hand
      </label>
      <Key>3</Key>
      <textarea
        id="merge-by-hand"
        ref={field}
        rows={rows}
        value={text}
        spellCheck={false}
        aria-invalid={isWrong}
        onChange={({ target }) => onChoose({ hand: target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          use()
        }}
        className="min-w-[240px] flex-1 resize-y rounded-field border border-line-2 bg-bg px-2 py-1 font-mono text-label"
      />
      <Button onClick={use} disabled={isWrong}>
        Use it <Key>Enter</Key>
      </Button>
      {isWrong && (
        <span className="pt-1 text-label text-warn">This is not JSON: a text stands in quotes.</span>
      )}
    </div>
  )
}
