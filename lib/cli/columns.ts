/** A column of text: its head, its widest cell (longer ones are cut), and on which side its cells stand. */
export interface Column {
  readonly head: string
  readonly most: number
  readonly side: 'left' | 'right'
}

/**
 * Rows as aligned lines, the heads first. The last column is neither cut nor padded.
 * @param rows cells without line breaks, one per column
 */
export function alignColumns(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const all = [columns.map(({ head }) => head), ...rows]
  const widths = columns.map(({ most }, index) => {
    const widest = all.reduce((width, cells) => Math.max(width, lengthOf(cells[index] ?? '')), 0)
    return Math.min(widest, most)
  })
  return all.map((cells) =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? ''
        return index === columns.length - 1 ? cell : padded(cell, widths[index] ?? 0, column.side)
      })
      .join('  ')
      .trimEnd(),
  )
}

function padded(text: string, width: number, side: Column['side']): string {
  const shown = lengthOf(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`
  const space = ' '.repeat(width - lengthOf(shown))
  return side === 'left' ? shown + space : space + shown
}

function lengthOf(text: string): number {
  return [...text].length
}
