import type { JsonNode } from '#lib/json/document'

/** The head of a column; numbers are aligned to the right. */
export interface TableColumn {
  readonly name: string
  readonly isNumber: boolean
}

/** A list whose items have the same fields. */
export interface TableView {
  readonly type: 'table'
  /** Number of items and what they are: `4 models`. */
  readonly title: string
  readonly columns: readonly TableColumn[]
  /** For each row, a text for each column; empty if there is no value. */
  readonly rows: readonly (readonly string[])[]
  /** Number of rows that are not shown. */
  readonly omitted: number
}

/** A column, and how its text is read from an item. */
export interface ColumnReader<Item> {
  readonly name: string
  readonly isNumber?: boolean
  readonly read: (item: Item, index: number) => string
}

const MAX_ROWS = 300

/** The first items of a list: those that a table shows. */
export function shownRows<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, MAX_ROWS)
}

/** Makes a table of the first items. A column that is empty in every row is left out. */
export function tableOf<Item = JsonNode>(
  title: string,
  items: readonly Item[],
  readers: readonly ColumnReader<Item>[],
): TableView {
  const shown = shownRows(items)
  const columns = readers
    .map(({ name, isNumber = false, read }) => ({ name, isNumber, cells: shown.map(read) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  return {
    type: 'table',
    title,
    columns: columns.map(({ name, isNumber }) => ({ name, isNumber })),
    rows: shown.map((_, row) => columns.map(({ cells }) => cells[row] ?? '')),
    omitted: items.length - shown.length,
  }
}
