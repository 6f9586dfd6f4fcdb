import { commonStart } from '#lib/diff/same-ends'
import type { Entry } from '#lib/entry/row'
import { ownParameters, sharedByAll, testNameOf } from '#lib/entry/test-name'
import { functionOf } from '#lib/exchange/test-id'
import { countText } from '#lib/figures/text'
import { counted } from './count'
import { membersOf, type TestRecordings, type Tests } from './members'

/** What is compared of the variants of a test. */
const COLUMNS = ['finish', 'calls', 'answer', 'other', 'usage', 'problems'] as const
export type VariantColumn = (typeof COLUMNS)[number]

/** A value in a cell, cut to a page's limit, and the number of recordings that have it. */
export interface CellValue {
  readonly text: string
  readonly count: number
  /** Whether the most common cell of the column holds it too. */
  readonly isCommon: boolean
}

/** What the recordings of a variant have in one column. */
export interface Cell {
  /** Whether it holds the same values as the most common cell of its column, each as often. */
  readonly isCommon: boolean
  /** Each value once, in the order of the calls. */
  readonly values: readonly CellValue[]
  /** The number of values that are left out. */
  readonly omitted: number
}

/** One variant of a test: one test id. */
export interface Variant {
  readonly testId: string
  readonly model: string
  readonly provider: string
  /** Its parameters, without those that all variants share and the one that repeats the model. */
  readonly parameters: readonly string[]
  readonly recordings: number
  /** The paths of its recordings in their order; the first of them. */
  readonly paths: readonly string[]
  readonly cells: Readonly<Record<VariantColumn, Cell>>
  /** Whether it equals the most common in all columns. */
  readonly isCommon: boolean
}

/** The variants of a test side by side. */
export interface VariantTable {
  /** The test id without parameters. */
  readonly id: string
  readonly recordings: number
  /** Other content has a column only where there is some. */
  readonly columns: readonly VariantColumn[]
  /** The most common values of each column by itself. */
  readonly common: Readonly<Record<VariantColumn, Cell>>
  readonly variants: readonly Variant[]
  /** The number of variants that are left out. */
  readonly omitted: number
}

const MOST_VARIANTS = 200
const MOST_VALUES = 6
const MOST_PATHS = 60
/** The most characters of a value. */
const MOST_TEXT = 500
/** The characters that are shown before a late difference. */
const AROUND = 60

/**
 * Sets the variants of a test function side by side.
 * @param key of the function or of one of its variants, as `testKey` writes it
 * @returns null when there is no such test
 */
export function variantTable(tests: Tests, key: string): VariantTable | null {
  const named = membersOf(tests, key)
  const all = named && membersOf(tests, functionOf(named.id))
  if (!all) return null
  const rows = [...all.byId].slice(0, MOST_VARIANTS).map(([testId, test]) => rowOf(testId, test))
  const shared = sharedByAll(rows.map(({ parameters }) => parameters))
  const common = new Map(
    COLUMNS.map((column) => [column, mostCommon(rows.map(({ cells }) => cells[column]))]),
  )
  const variants = rows.map(({ cells, ...row }): Variant => {
    const shown = byColumn((column) => cellOf(cells[column], common.get(column) ?? []))
    return {
      ...row,
      parameters: row.parameters.filter((parameter) => !shared.includes(parameter)),
      cells: shown,
      isCommon: COLUMNS.every((column) => shown[column].isCommon),
    }
  })
  return {
    id: all.id,
    recordings: [...all.byId.values()].reduce((sum, { entries }) => sum + entries.length, 0),
    columns: COLUMNS.filter(
      (column) => column !== 'other' || rows.some(({ cells }) => cells.other.length > 0),
    ),
    common: byColumn((column) => cellOf(common.get(column) ?? [], [])),
    variants,
    omitted: all.byId.size - variants.length,
  }
}

type Values = readonly { readonly text: string; readonly count: number }[]

interface VariantRow extends Omit<Variant, 'cells' | 'isCommon'> {
  readonly cells: Readonly<Record<VariantColumn, Values>>
}

function rowOf(testId: string, { runs }: TestRecordings): VariantRow {
  const calls = runs.flatMap((run) => run.calls)
  const ordered = calls.map(({ entry }) => entry)
  const [first] = ordered
  const rows = ordered.map(({ row }) => row)
  return {
    testId,
    model: first?.row.model ?? '',
    provider: first?.row.provider ?? '',
    parameters: first && testNameOf(first).function !== '' ? ownParameters(first) : [],
    recordings: ordered.length,
    paths: rows.slice(0, MOST_PATHS).map(({ path }) => path),
    cells: {
      // The calls of every run end in the same ways, so only the ways count.
      finish: once(
        rows.map(({ finishReason, kind }) => (kind === 'unreadable' ? kind : (finishReason ?? 'none'))),
      ),
      calls: valuesOf(ordered.flatMap(({ texts }) => texts.calls)),
      answer: valuesOf(ordered.flatMap(({ row, texts }) => [...texts.answer, row.error])),
      other: valuesOf(ordered.flatMap(({ texts }) => texts.rest)),
      usage: usageOf(calls.map(({ depth, entry }) => ({ depth, usage: entry.row.usage }))),
      problems: once(rows.flatMap(({ problems }) => problems)),
    },
  }
}

function once(texts: readonly string[]): Values {
  return [...new Set(texts)].filter((text) => text !== '').map((text) => ({ text, count: 1 }))
}

function valuesOf(texts: readonly string[]): Values {
  const said = texts.filter((text) => text !== '')
  return [...counted(said)].map(([text, count]) => ({ text, count }))
}

/** The token counts of the first calls, of the second calls, and so on; a range where they differ. */
function usageOf(
  calls: readonly { readonly depth: number; readonly usage: Entry['row']['usage'] }[],
): Values {
  const depths = [...new Set(calls.map(({ depth }) => depth))]
  const texts = depths.map((depth) => {
    const known = calls.flatMap((call) => (call.depth === depth && call.usage ? [call.usage] : []))
    const sides = (['input', 'output'] as const).map((name) => {
      const range = rangeOf(known.flatMap((usage) => usage[name] ?? []))
      return range === '' ? '' : `${range} ${name === 'input' ? 'in' : 'out'}`
    })
    return sides.filter((side) => side !== '').join(', ')
  })
  return texts.flatMap((text) => (text === '' ? [] : [{ text, count: 1 }]))
}

function rangeOf(counts: readonly number[]): string {
  if (counts.length === 0) return ''
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return least === most ? countText(least) : `${countText(least)}–${countText(most)}`
}

/** Returns the values that most variants have; of equally many, those of the first. */
function mostCommon(cells: readonly Values[]): Values {
  const counts = counted(cells.map(keyOf))
  const most = Math.max(...counts.values())
  return cells.find((values) => counts.get(keyOf(values)) === most) ?? []
}

/** Two cells are equal that hold the same values as often. */
function keyOf(values: Values): string {
  return JSON.stringify(values.map(({ text, count }) => `${count} ${text}`).sort())
}

function cellOf(values: Values, common: Values): Cell {
  const known = new Set(common.map(({ text }) => text))
  const shown = values.slice(0, MOST_VALUES).map(({ text, count }) => {
    const isCommon = known.has(text)
    return { text: cutText(text, isCommon ? [] : common), count, isCommon }
  })
  return { isCommon: keyOf(values) === keyOf(common), values: shown, omitted: values.length - shown.length }
}

/** Cuts a text, to where it differs from those that have the same beginning. */
function cutText(text: string, others: Values): string {
  const alike = others.map((other) => commonStart(text, other.text))
  const start = Math.max(0, ...alike.filter((length) => length > MOST_TEXT - AROUND).map((at) => at - AROUND))
  const end = start + MOST_TEXT
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

function byColumn<Value>(of: (column: VariantColumn) => Value): Readonly<Record<VariantColumn, Value>> {
  return {
    finish: of('finish'),
    calls: of('calls'),
    answer: of('answer'),
    other: of('other'),
    usage: of('usage'),
    problems: of('problems'),
  }
}
