import { Equal, HardDrive, User } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { SideName, TakenChange } from '#lib/edit/merge/merge'
import { type ChunkItems, chunkOfItem } from '#lib/exchange/event-lines'
import { chunksOfFile, itemOfPath } from '#lib/formats/recorder/places'
import { parseDocument } from '#lib/json/parse'
import { pointerOf } from '#lib/json/pointer'
import { lineStarts, positionIn } from '#lib/json/position'
import { visibleText } from '#lib/page/visible'
import { stringIn } from './marks'

const MAX_ROWS = 200
const MAX_TEXT = 120
const ICONS = { both: Equal, mine: User, theirs: HardDrive } as const

interface TakenListProps {
  readonly taken: readonly TakenChange[]
  readonly texts: Readonly<Record<SideName, string>>
}

/** The changes that were taken by themselves. */
export function TakenList({ taken, texts }: TakenListProps): ReactNode {
  const starts = useMemo(
    () => ({ mine: lineStarts(texts.mine), theirs: lineStarts(texts.theirs) }),
    [texts.mine, texts.theirs],
  )
  const chunks = useMemo(
    () => ({ mine: chunksIn(texts.mine), theirs: chunksIn(texts.theirs) }),
    [texts.mine, texts.theirs],
  )
  return (
    <details open className="border-b border-line">
      <summary className="cursor-pointer px-4 py-2.5">
        <span className="font-chosen">Taken by themselves</span>{' '}
        <span className="text-label text-ink-3">
          {taken.length}; only one side touched the place, or both did the same
        </span>
      </summary>
      <ul className="pb-2" aria-label="Taken by themselves">
        {taken.slice(0, MAX_ROWS).map((change, index) => (
          <TakenRow
            key={index}
            change={change}
            line={positionIn(starts[change.from === 'mine' ? 'mine' : 'theirs'], change.offset).line}
            chunk={chunkOfPath(chunks[change.from === 'mine' ? 'mine' : 'theirs'], change.path)}
          />
        ))}
        {taken.length > MAX_ROWS && (
          <li className="px-4 text-label text-ink-3">and {taken.length - MAX_ROWS} more</li>
        )}
      </ul>
    </details>
  )
}

function chunksIn(text: string): readonly ChunkItems[] {
  const parsed = parseDocument(text)
  return parsed.ok ? chunksOfFile(parsed.document) : []
}

/** The chunk that holds a place; null if it is in none. */
function chunkOfPath(chunks: readonly ChunkItems[], path: TakenChange['path']): number | null {
  const item = path === null ? null : itemOfPath(path)
  const chunk = item === null ? -1 : chunkOfItem(chunks, item)
  return chunk === -1 ? item : chunk
}

interface TakenRowProps {
  readonly change: TakenChange
  readonly line: number
  readonly chunk: number | null
}

function TakenRow({ change, line, chunk }: TakenRowProps): ReactNode {
  const { from, path, before, after } = change
  const Icon = ICONS[from]
  return (
    <li
      className="grid min-h-[26px] grid-cols-[80px_56px_96px_minmax(0,1fr)] items-center gap-x-2 px-4 text-label"
      title={path === null ? undefined : pointerOf(path)}
    >
      <span className="flex items-center gap-1.5">
        <Icon size={14} strokeWidth={1.75} aria-hidden /> {from}
      </span>
      <span className="text-right font-mono text-ink-3">{line}</span>
      <span className="truncate text-ink-3">{chunk === null ? (path?.at(-1) ?? '') : `chunk ${chunk}`}</span>
      <span className="min-w-0 truncate font-mono">
        {before !== null && (
          <del className="rounded-[1px] bg-removed-word text-ink-1 underline decoration-removed decoration-dotted underline-offset-3">
            {valueText(before)}
          </del>
        )}
        {before === null ? 'added ' : after === null ? ' removed' : ' → '}
        {after !== null && (
          <ins className="rounded-[1px] bg-added-word text-ink-1 no-underline shadow-[0_1.5px_0_var(--color-added)]">
            {valueText(after)}
          </ins>
        )}
      </span>
    </li>
  )
}

/** A string without its quotes, with a dot for each space at its ends. */
function valueText(raw: string): string {
  const text = stringIn(raw)
  if (text === null) return cut(raw)
  return cut(text).replace(/^ +| +$/g, (spaces) => '·'.repeat(spaces.length)) || '(empty)'
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${visibleText(text.slice(0, MAX_TEXT))}…` : visibleText(text)
}
