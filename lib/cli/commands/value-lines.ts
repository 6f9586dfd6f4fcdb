import { countedText, countText } from '#lib/figures/text'
import { cutOf } from '#lib/page/shorten'
import type { EmbeddingsView } from '#lib/page/view-embeddings'
import type { FileView } from '#lib/page/view-file'
import type { TableView } from '#lib/page/view-table'
import type { ToolResultView } from '#lib/page/view-tool'
import type { ValueView } from '#lib/page/view-value'
import type { CutText, Facts } from '#lib/page/view-written'
import { alignColumns } from '../columns'
import { visible, visibleLines } from '../setup/visible.mjs'

/** The most rows and characters of a value that are printed; the file has the rest. */
const MOST = { rows: 60, characters: 6000 }

/** Writes a response that is not a message as lines to read. */
export function valueLines(view: ValueView): string[] {
  switch (view.type) {
    case 'embeddings':
      return embeddingsLines(view)
    case 'table':
      return tableLines(view)
    case 'tool':
      return toolLines(view)
    case 'file':
      return fileLines(view)
  }
}

function shortenedLines({ text, length }: CutText): string[] {
  const end = cutOf(text, MOST)
  const left = length - end
  return [...visibleLines(text.slice(0, end).trimEnd()), ...omittedLine(left > 1 ? left : 0, 'character')]
}

function omittedLine(count: number, what: string): string[] {
  return count > 0 ? [`(${countedText(count, what)} more: the file holds all of it)`] : []
}

function embeddingsLines({ count, vectors }: EmbeddingsView): string[] {
  const columns = [
    { head: 'INDEX', most: 8, side: 'right' },
    { head: 'DIMENSIONS', most: 10, side: 'right' },
    { head: 'ENCODING', most: 8, side: 'left' },
    { head: 'NORM', most: 10, side: 'right' },
    { head: 'FIRST VALUES', most: 0, side: 'left' },
  ] as const
  const rows = vectors.map(({ index, dimensions, encoding, norm, first }) => {
    const values = first.join(' ') + (dimensions > first.length ? ' …' : '')
    return [visible(index), countText(dimensions), encoding, norm, visible(values)]
  })
  return [
    countedText(count, 'vector'),
    ...alignColumns(columns, rows),
    ...omittedLine(count - vectors.length, 'vector'),
  ]
}

function tableLines({ title, columns, rows, omitted }: TableView): string[] {
  const heads = columns.map(({ name, isNumber }) => {
    return { head: name.toUpperCase(), most: 60, side: isNumber ? 'right' : 'left' } as const
  })
  const cells = rows.map((row) => row.map(visible))
  return [title, ...alignColumns(heads, cells), ...omittedLine(omitted, 'row')]
}

function toolLines({ content, facts }: ToolResultView): string[] {
  return [...(content === null ? [] : shortenedLines(content)), ...factLines(facts)]
}

function fileLines({ count, chunks, facts }: FileView): string[] {
  const pieces = chunks.flatMap((chunk) => [
    visible(`${chunk.id || 'piece'}:`),
    ...shortenedLines(chunk).map((line) => `  ${line}`),
  ])
  return [
    countedText(count, 'piece'),
    ...factLines(facts),
    ...pieces,
    ...omittedLine(count - chunks.length, 'piece'),
  ]
}

function factLines(facts: Facts): string[] {
  return facts.map(([name, value]) => visible(`${name}: ${value}`))
}
