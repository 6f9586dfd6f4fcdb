'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { buttonClass } from '#components/ui/button'
import type { ReviewAddress } from '#lib/review/address'
import { type ListFacet, type ListLine, listedPath, pathFrom } from '#lib/review/list-lines'
import type { ReviewGroup } from '#lib/review/list-view'
import { CauseCard } from '../cause/cause-card'
import type { SetReviewAddress } from '../use-review-address'
import { toggled } from '../use-review-keys'
import type { EditableState } from '../use-review-state'
import { ChangeRow } from './change-row'
import { FacetFilter } from './facet-filter'
import { GroupHead } from './group-head'
import { NoiseBar } from './noise-bar'

interface ChangeListProps {
  readonly groups: readonly ReviewGroup[]
  readonly lines: readonly ListLine[]
  readonly facets: readonly ListFacet[]
  readonly address: ReviewAddress
  readonly change: SetReviewAddress
  readonly state: EditableState
  readonly hrefOf: (path: string) => string
  readonly onChoose: (path: string) => void
}

/** In pixels. */
const HEIGHTS = { card: 83, group: 47, row: 28 } as const
/** Assumed until the page is measured. */
const FIRST_RECT = { width: 408, height: 760 }

/** The changes by test, with the facets above them and the noise always below them. */
export function ChangeList(props: ChangeListProps): ReactNode {
  const { groups, lines, facets, address, change, state, hrefOf, onChoose } = props
  const { scroller, rows } = useLines(lines, address.at)
  const items = rows.getVirtualItems()
  const toggle = useCallback(
    (id: string) => change({ folds: toggled(address.folds, id) }),
    [change, address.folds],
  )
  const filter = (wanted: readonly string[]): void => {
    const at = listedPath(groups, { ...address, facets: wanted }, state.viewed)
    const isOther = at !== address.at
    change({ facets: wanted, ...(isOther && { at, isWhole: false }) }, 'push')
  }
  return (
    <section
      aria-label="Changes"
      className="flex w-[408px] shrink-0 flex-col border-line border-r max-[1099px]:w-[300px] max-[699px]:h-[34%] max-[699px]:w-full max-[699px]:border-r-0 max-[699px]:border-b"
    >
      <FacetFilter facets={facets} address={address} onChange={filter} />
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
        {lines.length === 0 && <NothingListed address={address} change={change} />}
        <div
          data-lines
          style={{
            paddingTop: items[0]?.start ?? 0,
            paddingBottom: Math.max(0, rows.getTotalSize() - (items.at(-1)?.end ?? 0)),
          }}
        >
          {items.map(({ index }) => {
            const line = lines[index]
            if (line === undefined) return null
            if (line.type === 'card')
              return (
                <div key={line.key} data-index={index} ref={rows.measureElement}>
                  <CauseCard
                    line={line}
                    isChosen={isOn(line, address.at)}
                    href={hrefOf(line.rows[0]?.path ?? '')}
                    onChoose={onChoose}
                    onToggle={toggle}
                    onViewed={state.setViewed}
                  />
                </div>
              )
            return line.type === 'group' ? (
              <GroupHead
                key={line.key}
                line={line}
                isFirst={index === 0}
                onToggle={toggle}
                onViewed={state.setViewed}
              />
            ) : (
              <ChangeRow
                key={line.key}
                row={line.row}
                isViewed={line.isViewed}
                isOfCause={address.by === 'cause'}
                isNoted={state.notes[line.row.path] !== undefined}
                isChosen={line.row.path === address.at}
                href={hrefOf(line.row.path)}
                onChoose={onChoose}
              />
            )
          })}
        </div>
      </div>
      <PartLinks lines={lines} start={items[0]?.index ?? 0} end={items.at(-1)?.index ?? 0} hrefOf={hrefOf} />
      {address.by === 'test' && (
        <NoiseBar groups={groups} address={address} change={change} onViewed={state.setViewed} />
      )}
    </section>
  )
}

function useLines(lines: readonly ListLine[], at: string) {
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = lines.findIndex((line) => isOn(line, at))
  const first = useRef(Math.max(0, offsetOf(lines, chosen) - FIRST_RECT.height / 3))
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[lines[index]?.type ?? 'row'],
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    overscan: 8,
    scrollPaddingStart: HEIGHTS.group,
    scrollPaddingEnd: HEIGHTS.row,
    initialOffset: first.current,
    initialRect: FIRST_RECT,
    useFlushSync: false,
  })
  useEffect(() => {
    if (chosen !== -1) rows.scrollToIndex(chosen, { align: 'auto' })
  }, [chosen, rows])
  return { scroller, rows }
}

/** Whether a line is the chosen change, or the folded card that has it. */
function isOn(line: ListLine, at: string): boolean {
  if (line.type === 'row') return line.row.path === at
  return line.type === 'card' && line.isFolded && line.rows.some(({ path }) => path === at)
}

function offsetOf(lines: readonly ListLine[], index: number): number {
  return lines.slice(0, Math.max(0, index)).reduce((sum, { type }) => sum + HEIGHTS[type], 0)
}

function NothingListed({ address, change }: Pick<ChangeListProps, 'address' | 'change'>): ReactNode {
  const isFiltered = address.facets.length > 0
  return (
    <div className="px-3 py-4 text-ink-2">
      <p>{isFiltered ? 'No change has these facets.' : 'All changes are viewed, or are noise only.'}</p>
      <button
        type="button"
        className={`${buttonClass()} mt-2`}
        onClick={() => change({ facets: [], hidesViewed: false }, 'push')}
      >
        Show all
      </button>
    </div>
  )
}

/** Links through a long list for a page without JavaScript, which has one part of it. */
function PartLinks({
  lines,
  start,
  end,
  hrefOf,
}: {
  lines: readonly ListLine[]
  start: number
  end: number
  hrefOf: (path: string) => string
}): ReactNode {
  const earlier = pathFrom(lines.slice(0, start), '', -1)
  const later = pathFrom(lines.slice(end + 1), '', 1)
  return (
    <noscript>
      <style>{'[data-lines] { padding: 0 !important }'}</style>
      <nav aria-label="Parts of the list" className="flex gap-3 border-t border-line px-3 py-2">
        {earlier !== undefined && <a href={hrefOf(earlier)}>Earlier changes</a>}
        {later !== undefined && <a href={hrefOf(later)}>Next changes</a>}
      </nav>
    </noscript>
  )
}
