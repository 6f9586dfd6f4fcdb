'use client'

import { ArrowRight, ChevronDown, ChevronRight, Equal, Trash2, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ActionAsked, PlannedFile } from '#lib/api/actions'
import { fileName, shortName } from '#lib/entry/shown-name'
import { parseTestId } from '#lib/exchange/test-id'
import { countedText, countText } from '#lib/figures/text'
import { type BulkGroup, bulkGroups, takerOf } from './bulk-groups'
import { nameBeside } from './contests'

const GRID =
  'grid grid-cols-[minmax(0,3fr)_minmax(0,2.4fr)_110px_24px_minmax(0,2fr)_64px] gap-x-3 px-5 max-[899px]:grid-cols-[minmax(0,1fr)_110px_24px_minmax(0,1.4fr)] max-[599px]:grid-cols-[100px_24px_minmax(0,1fr)]'
const WIDE = 'max-[899px]:hidden'

interface BulkListProps {
  readonly kind: ActionAsked['kind']
  readonly files: readonly PlannedFile[]
}

/** Every file of a plan, grouped by what happens to it. */
export function BulkList({ kind, files }: BulkListProps): ReactNode {
  return (
    <div className="border-t border-line text-label">
      <div className={`${GRID} min-h-[30px] items-center max-[599px]:py-1 border-b border-line text-ink-2`}>
        <span className="max-[599px]:col-span-full">Test</span>
        <span className={WIDE}>Parameters</span>
        <span>Name now</span>
        <span />
        <span>{kind === 'rename' ? 'Name that replay looks for' : 'Then'}</span>
        <span className={`${WIDE} text-right`}>Inside</span>
      </div>
      {bulkGroups(files).map((group) => (
        <Group key={group.key} group={group} all={files} />
      ))}
    </div>
  )
}

const FIRST = 8
const MORE = 200

function Group({ group, all }: { group: BulkGroup; all: readonly PlannedFile[] }): ReactNode {
  const [isFolded, setFolded] = useState(group.tone === 'quiet' && group.key === 'left')
  const [shown, setShown] = useState(FIRST)
  const { title, note, files, tone } = group
  const left = files.length - shown
  const Arrow = isFolded ? ChevronRight : ChevronDown
  return (
    <section aria-label={title}>
      <h3 className="border-y border-line bg-sub first:border-t-0">
        <button
          type="button"
          aria-expanded={!isFolded}
          onClick={() => setFolded(!isFolded)}
          className="flex min-h-7 w-full items-center gap-2 px-5 text-left text-ui outline-offset-[-2px]"
        >
          <Arrow size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
          <span className={`shrink-0 font-title ${tone === 'danger' ? 'text-danger' : ''}`}>{title}</span>
          <span className="text-ink-3">{countText(files.length)}</span>
          <span className="truncate text-label font-normal text-ink-2">{note}</span>
        </button>
      </h3>
      {!isFolded && (
        <ul>
          {files.slice(0, shown).map((file) => (
            <Row key={file.path} file={file} taker={takerOf(file, all)} />
          ))}
        </ul>
      )}
      {!isFolded && left > 0 && (
        <button
          type="button"
          onClick={() => setShown(shown + MORE)}
          className="px-5 py-1 text-ink-2 underline underline-offset-2"
        >
          and {countText(left)} more
        </button>
      )}
    </section>
  )
}

const ICONS = {
  renamed: ArrowRight,
  duplicated: ArrowRight,
  changed: ArrowRight,
  deleted: Trash2,
  left: Equal,
  choose: Equal,
  cannot: X,
} as const

interface RowProps {
  readonly file: PlannedFile
  /** The file of the plan that takes the name; null when it is free, or another file has it. */
  readonly taker: PlannedFile | null
}

function Row({ file, taker }: RowProps): ReactNode {
  const { path, outcome, ids, reason, references, other } = file
  const Icon = ICONS[outcome]
  const isWhole = other === null || shortName(other) === shortName(path)
  return (
    <li className={`${GRID} min-h-[26px] items-center py-px`}>
      <TestOf file={file} />
      <span className={`${WIDE} truncate text-ink-3`}>{testOf(file)?.parameters.join(' ')}</span>
      <span className="truncate font-mono" title={fileName(path)}>
        {shortName(path)}
      </span>
      <Icon size={14} strokeWidth={1.75} aria-label={outcome} className="text-ink-3" />
      <span
        className={`min-w-0 ${isWhole ? '[overflow-wrap:anywhere]' : 'truncate max-[1099px]:whitespace-normal'}`}
        title={[reason, ...references].join(' ')}
      >
        <Then file={file} taker={taker} />
      </span>
      <span className={`${WIDE} text-right text-ink-2`}>{ids > 0 && countedText(ids, 'id')}</span>
    </li>
  )
}

function Then({ file, taker }: RowProps): ReactNode {
  const { outcome, newPath, fixes, reason } = file
  switch (outcome) {
    case 'renamed':
    case 'duplicated':
      return <span className="font-mono">{shortName(newPath ?? '')}</span>
    case 'changed':
      return <span className="font-mono">{fixes.join(', ')}</span>
    case 'deleted':
    case 'left':
      return <InTheWay file={file} taker={taker} />
    case 'cannot':
      return <span className="text-danger">{reason}</span>
    case 'choose':
      return <span className="text-ink-2">waits for your choice</span>
  }
}

/** The recording that stands in the way of a file that is left or deleted. */
function InTheWay({ file: { path, other, standing, reason }, taker }: RowProps): ReactNode {
  if (other === null) return <span className="text-ink-3">{reason}</span>
  const name = <span className="font-mono">{nameBeside(other, [path])}</span>
  if (taker !== null) {
    return (
      <span className="text-ink-2">
        <span className="font-mono">{shortName(taker.path)}</span> takes {name}
      </span>
    )
  }
  return (
    <span className="text-ink-2">
      {standing === 'wants' ? <>{name} wants it too</> : <>answered by {name}</>}
    </span>
  )
}

/** The name of a file's test; of the file when it has none. */
export function TestOf({ file }: { file: PlannedFile }): ReactNode {
  return (
    <span className="min-w-0 truncate font-mono max-[599px]:col-span-full">
      {testOf(file)?.function || fileName(file.path)}
    </span>
  )
}

function testOf({ testId }: PlannedFile): ReturnType<typeof parseTestId> | null {
  return testId === null ? null : parseTestId(testId, '')
}
