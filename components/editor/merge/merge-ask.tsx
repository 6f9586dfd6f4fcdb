import { type ReactNode, useRef } from 'react'
import { Button } from '#components/ui/button'
import { Key } from '#components/ui/key'
import type { Ask, SideName } from '#lib/edit/merge/merge'
import { pointerOf } from '#lib/json/pointer'
import { useKeys } from '../../ui/use-keys'
import { AskColumn, SIDES } from './ask-column'
import { ByHand } from './by-hand'
import type { Merging } from './use-merge'

interface MergeAskProps {
  readonly ask: Ask
  readonly merging: Merging
  readonly texts: Readonly<Record<SideName, string>>
  /** The answer after the merge, with marks. */
  readonly answer: string
}

/** A place that both sides changed differently: what each has, to choose one or to write another text. */
export function MergeAsk({ ask, merging, texts, answer }: MergeAskProps): ReactNode {
  const { merge, choices, written, choose, undo } = merging
  const hand = useRef<HTMLTextAreaElement>(null)
  const choice = choices.get(ask.key)
  useKeys({
    0: () => choose('base'),
    1: () => choose('mine'),
    2: () => choose('theirs'),
    3: () => {
      hand.current?.focus()
      hand.current?.select()
    },
  })
  const index = merge.asks.indexOf(ask)
  return (
    <section aria-label="Place that asks" className="border-b border-line">
      <div className="flex min-h-9 flex-wrap items-center gap-x-2.5 px-4 py-1.5">
        <h2 className="font-chosen">Asks</h2>
        <span className="text-warn">
          {index + 1} of {merge.asks.length}
        </span>
        <span className="min-w-0 font-mono text-label break-all">{placeWords(ask)}</span>
        <span className="ml-auto text-label text-ink-3">{whyWords(ask)}</span>
      </div>
      <div className="grid grid-cols-3 border-y border-line max-[899px]:grid-cols-1">
        {SIDES.map((side) => (
          <AskColumn
            key={side.name}
            {...{ side, ask, answer, index }}
            text={texts[side.name]}
            isChosen={choice === side.name}
            onChoose={() => choose(side.name)}
          />
        ))}
      </div>
      <ByHand ask={ask} field={hand} written={written} onChoose={choose} />
      {choice !== undefined && (
        <p className="flex items-center gap-2 border-t border-line px-4 py-1.5 text-label text-ink-3">
          <span role="status">Chosen: {typeof choice === 'string' ? choice : 'by hand'}.</span>
          <Button look="quiet" onClick={undo}>
            Take the last choice back <Key>Ctrl Z</Key>
          </Button>
        </p>
      )}
    </section>
  )
}

function placeWords({ path, sides }: Ask): string {
  if (path !== null) return pointerOf(path) || '/'
  return sides.mine.text === null ? 'removed lines' : 'lines'
}

function whyWords({ kind, sides }: Ask): string {
  if (sides.mine.text === null) return 'you removed what changed on disk'
  if (sides.theirs.text === null) return 'it was removed on disk, and you changed it'
  if (kind === 'items') return 'both put something here'
  if (sides.base.text === null) return 'both added the same key'
  return kind === 'lines' ? 'both changed the same lines' : 'both changed the same value'
}
