'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { Key } from '#components/ui/key'
import { testHref, withParameter } from '#lib/api/page-address'
import { countedText, countText } from '#lib/figures/text'
import { visibleText } from '#lib/page/visible'
import { testKey } from '#lib/test/members'
import type { Variant, VariantColumn, VariantTable } from '#lib/test/variants'
import { useKeys } from '../ui/use-keys'
import { COMPARED_ID } from './compared-id'
import { VariantCell } from './variant-cell'

interface VariantsProps {
  readonly table: VariantTable
  /** The address of the page, to which the two that are compared can be added. */
  readonly here: string
  readonly back: string
  readonly search: string
  /** The test ids that are compared now. */
  readonly compared: readonly string[]
  /** The comparison of two variants, drawn by the server. */
  readonly children: ReactNode
}

const HEADS = {
  finish: 'Finish',
  calls: 'Tool calls',
  answer: 'Answer',
  other: 'Other content',
  usage: 'Usage',
  problems: 'Problems',
} as const
const WIDTHS = {
  finish: 'w-[110px]',
  calls: 'w-[28%]',
  answer: '',
  other: 'w-[16%]',
  usage: 'w-[150px]',
  problems: 'w-[130px]',
} as const

/** The answer keeps its room beside other content. */
function widthIn({ columns }: VariantTable, column: VariantColumn): string {
  return column === 'calls' && columns.includes('other') ? WIDTHS.other : WIDTHS[column]
}

/** The variants of a test side by side: what each has in common with most, and in words what differs. */
export function Variants({ table, here, back, search, compared, children }: VariantsProps): ReactNode {
  const [isDifferentOnly, setDifferentOnly] = useState(true)
  const [isFoldOpen, setFoldOpen] = useState(false)
  const [ticked, setTicked] = useState<readonly string[]>(compared)
  const [chosen, setChosen] = useState(0)
  const router = useRouter()
  const pair = compared.join('\n')
  useEffect(() => {
    if (pair !== '') document.getElementById(COMPARED_ID)?.scrollIntoView({ block: 'nearest' })
  }, [pair])
  const equal = isDifferentOnly && !isFoldOpen ? table.variants.filter(({ isCommon }) => isCommon) : []
  const shown = table.variants.filter((variant) => !equal.includes(variant))
  const at = Math.min(chosen, Math.max(0, shown.length - 1))
  const tick = (testId: string): void =>
    setTicked((before) =>
      before.includes(testId) ? before.filter((one) => one !== testId) : [...before.slice(-1), testId],
    )
  const compare = (): void => {
    const [one, other] = ticked
    if (one === undefined || other === undefined) return
    router.push(withParameter(withParameter(here, 'a', testKey(one)), 'b', testKey(other)), { scroll: false })
  }
  const choose = (index: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, index))
    setChosen(next)
    document.getElementById(`variant-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const conversationOf = (variant: Variant): string => testHref(testKey(variant.testId), search)
  useKeys({
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    x: () => shown[at] && tick(shown[at].testId),
    c: compare,
    d: () => setDifferentOnly(!isDifferentOnly),
    Enter: () => shown[at] && router.push(conversationOf(shown[at])),
    v: () => router.push(testHref(testKey(table.id), search)),
    Escape: () => router.push(back),
  })
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2 short:min-h-[calc(100dvh-44px)]"
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line px-4 py-1.5 text-label">
        <label className="flex items-center gap-2 text-ui">
          <input
            type="checkbox"
            className="size-3.5 accent-ink-1"
            checked={isDifferentOnly}
            onChange={(event) => setDifferentOnly(event.target.checked)}
          />
          Different only <Key>d</Key>
        </label>
        <button
          type="button"
          disabled={ticked.length < 2}
          onClick={compare}
          className="text-ui text-ink-1 underline underline-offset-2 disabled:text-ink-3 disabled:no-underline"
        >
          {ticked.length < 2 ? `Tick two to compare them (${ticked.length} of 2)` : 'Compare the two'}
        </button>
        <Key>c</Key>
        <span className="ml-auto text-ink-3">= equals the most common</span>
      </div>
      <table className="w-full table-fixed border-collapse text-left max-[1099px]:block">
        <thead className="max-[1099px]:sr-only">
          <tr className="h-[30px] border-b border-line text-label text-ink-2">
            <th scope="col" className="w-[230px] px-4 font-normal">
              Variant
            </th>
            <th scope="col" className="w-[84px] px-2 text-right font-normal">
              Recordings
            </th>
            {table.columns.map((column) => (
              <th key={column} scope="col" className={`px-3 font-normal ${widthIn(table, column)}`}>
                {HEADS[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-[1099px]:block">
          <tr className={`${ROW} bg-sub`}>
            <th scope="row" className={`${CELL} px-4 font-normal text-ink-2`}>
              most common
              <span className="block text-label text-ink-3">each column by itself</span>
            </th>
            <td className={`${CELL} max-[1099px]:hidden`} />
            {table.columns.map((column) => (
              <td key={column} className={CELL}>
                <ColumnName column={column} />
                <VariantCell column={column} cell={table.common[column]} common={null} />
              </td>
            ))}
          </tr>
          {shown.map((variant, index) => (
            <tr
              key={variant.testId}
              id={`variant-${index}`}
              onClick={() => setChosen(index)}
              aria-current={index === at ? 'true' : undefined}
              className={`${ROW} ${index === at ? 'bg-sel shadow-[inset_2px_0_0_var(--color-ink-1)]' : 'hover:bg-hover'}`}
            >
              <th scope="row" className={`${CELL} px-4 font-normal`}>
                <span className="flex items-start gap-2.5">
                  <input
                    type="checkbox"
                    className="mt-0.5 size-3.5 shrink-0 accent-ink-1"
                    aria-label={`Compare ${nameOf(variant)}`}
                    checked={ticked.includes(variant.testId)}
                    onChange={() => tick(variant.testId)}
                  />
                  <Link
                    href={conversationOf(variant)}
                    prefetch={false}
                    className="min-w-0 font-mono text-label [overflow-wrap:anywhere]"
                  >
                    {visibleText(variant.parameters.join(' ') || variant.model)}
                    {variant.parameters.length > 0 && (
                      <span className="block text-ink-3">
                        {visibleText(
                          [variant.provider, variant.model].filter((part) => part !== '').join(' '),
                        )}
                      </span>
                    )}
                  </Link>
                </span>
              </th>
              <td className={`${CELL} text-right`}>
                <span className="text-ink-3 min-[1100px]:hidden">recordings </span>
                {countText(variant.recordings)}
              </td>
              {table.columns.map((column) => (
                <td
                  key={column}
                  className={`${CELL} ${variant.cells[column].isCommon ? 'max-[1099px]:hidden' : ''}`}
                >
                  <ColumnName column={column} />
                  <VariantCell
                    column={column}
                    cell={variant.cells[column]}
                    common={isDifferentOnly ? table.common[column] : null}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {equal.length > 0 && (
        <button
          type="button"
          aria-expanded={false}
          onClick={() => setFoldOpen(true)}
          className="flex w-full items-start gap-1.5 border-b border-line px-4 py-1.5 text-left text-label text-ink-2 hover:text-ink-1"
        >
          <ChevronRight size={14} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
          <span className="[overflow-wrap:anywhere]">
            {countedText(equal.length, 'variant')} {equal.length === 1 ? 'equals' : 'equal'} the most common
            in all columns: <code>{equal.slice(0, 12).map(nameOf).join(', ')}</code>
            {equal.length > 12 && ` and ${countText(equal.length - 12)} more`}. Reasoning, vectors and images
            are not compared.
          </span>
        </button>
      )}
      {table.omitted > 0 && (
        <p className="px-4 py-2 text-label text-ink-3">
          {countText(table.omitted)} more variants are in the list.
        </p>
      )}
      {children}
    </div>
  )
}

const ROW = 'border-b border-line align-top max-[1099px]:block max-[1099px]:py-1.5'
const CELL =
  'px-3 py-2 max-[1099px]:block max-[1099px]:w-full max-[1099px]:px-4 max-[1099px]:py-0.5 max-[1099px]:text-left'

/** In a narrow window each cell stands on a line of its own. */
function ColumnName({ column }: { column: VariantColumn }): ReactNode {
  return <span className="text-label text-ink-3 min-[1100px]:hidden">{HEADS[column]} </span>
}

function nameOf({ parameters, provider, model }: Variant): string {
  return visibleText([...parameters, provider, model].filter((part) => part !== '').join(' '))
}
