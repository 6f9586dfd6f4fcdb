import type { JsonNode } from '#lib/json/document'

export interface TableColumn {
  readonly name: string
  readonly isNumber: boolean
}

/** A list whose items have the same fields. */
export interface TableView {
  readonly type: 'table'
  /** How many there are, of what: `4 models`. */
  readonly title: string
  readonly columns: readonly TableColumn[]
  /** By row, a text for each column; empty where there is nothing. */
  readonly rows: readonly (readonly string[])[]
  /** Rows that are not shown. */
  readonly omitted: number
}

/** A column, and what it shows of an item. */
export interface ColumnReader<Item> {
  readonly name: string
  readonly isNumber?: boolean
  readonly read: (item: Item, index: number) => string
}

const MAX_ROWS = 300

/** The items that a table shows. */
export function shownRows<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, MAX_ROWS)
}

/** A table of the first items; a column that is empty in each row is left out. */
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
