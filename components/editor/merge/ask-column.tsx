import { HardDrive, History, User } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { DiffText } from '#components/ui/diff-text'
import { Key } from '#components/ui/key'
import type { Ask } from '#lib/edit/merge/merge'
import { visibleText } from '#lib/page/visible'
import { aroundAsk, stringIn } from './marks'
import { sideLines } from './side-lines'

/** The sides of a merge, as they are called on the page, with the key that chooses each. */
export const SIDES = [
  { name: 'base', key: '0', label: 'Base', hint: 'as you opened it', Icon: History },
  { name: 'mine', key: '1', label: 'Mine', hint: 'not saved', Icon: User },
  { name: 'theirs', key: '2', label: 'Theirs', hint: 'on disk now', Icon: HardDrive },
] as const

interface AskColumnProps {
  readonly side: (typeof SIDES)[number]
  readonly ask: Ask
  readonly text: string
  readonly answer: string
  readonly index: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** What one side has at a place that asks, under the button that chooses it. */
export function AskColumn({ side, ask, text, answer, index, isChosen, onChoose }: AskColumnProps): ReactNode {
  const { name, key, label, hint, Icon } = side
  const own = ask.sides[name]
  const base = name === 'base' ? null : ask.sides.base.text
  const lines = useMemo(() => sideLines(text, own, base), [text, own, base])
  return (
    <div className="min-w-0 border-line not-first:border-l max-[899px]:not-first:border-t max-[899px]:not-first:border-l-0">
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className={`flex min-h-9 w-full items-center gap-2 border-b border-line px-4 text-left outline-offset-[-2px] hover:bg-hover ${isChosen ? 'bg-sel shadow-[inset_0_-2px_0_var(--color-ink-1)]' : ''}`}
      >
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        <span className="font-chosen">{label}</span>
        <span className="mr-auto text-label text-ink-3">{hint}</span>
        {isChosen && <span className="text-label">chosen</span>}
        <Key>{key}</Key>
      </button>
      <div className="overflow-x-auto py-1.5 font-mono text-label">
        {lines.map((line) => (
          <div
            key={line.number}
            className={`flex ${line.isAsking ? (name === 'base' ? 'bg-sub' : 'bg-warn-bg') : ''}`}
          >
            <span className="w-12 shrink-0 pr-3 text-right text-ink-3">{line.number}</span>
            <span className="pr-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
              <DiffText runs={line.runs} side="after" />
            </span>
          </div>
        ))}
        {own.text === null && <p className="px-4 text-ink-3">nothing here</p>}
      </div>
      <Sentence {...{ own, answer, index }} isBase={name === 'base'} />
    </div>
  )
}

/** The answer around the place, as it would read with this side. */
function Sentence({
  own,
  answer,
  index,
  isBase,
}: Pick<AskColumnProps, 'answer' | 'index'> & { own: Ask['sides']['base']; isBase: boolean }): ReactNode {
  const value = stringIn(own.text)
  const around = aroundAsk(answer, index, 24)
  if (value === null || around === null) return null
  return (
    <p className="border-t border-line px-4 py-2 break-words whitespace-pre-wrap">
      {visibleText(around.before)}
      {isBase ? (
        <strong className="font-chosen">{visibleText(value)}</strong>
      ) : (
        <DiffText runs={[{ kind: 'added', text: visibleText(value) }]} side="after" />
      )}
      {visibleText(around.after)}
    </p>
  )
}
