import { itemsOf, kindOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import { field } from '#lib/json/value'
import { countedText, countText, cutOf } from '#lib/page/shorten'
import type { EmbeddingsView } from '#lib/page/view-embeddings'
import type { FileView } from '#lib/page/view-file'
import type { TableView } from '#lib/page/view-table'
import type { ToolResultView } from '#lib/page/view-tool'
import { valueView } from '#lib/page/view-value'
import { type CutText, type Facts, writtenValue } from '#lib/page/view-written'
import type { Recording } from '#lib/wire/recording'
import { alignColumns } from '../columns'
import { visible, visibleLines } from '../output'

/** The most rows and characters of a value that are printed; the file has the rest. */
const MOST = { rows: 60, characters: 6000 }
const MAX_CHUNK = 200

/** The value of a response that is not a message, as lines to read: as its page shows it, or as it is recorded. */
export function valueLines(recording: Recording): string[] {
  const view = valueView(recording)
  switch (view?.type) {
    case 'embeddings':
      return embeddingsLines(view)
    case 'table':
      return tableLines(view)
    case 'tool':
      return toolLines(view)
    case 'file':
      return fileLines(view)
    case undefined:
      return rawLines(recording)
  }
}

/** The body as it is recorded; of a list that is streamed, its chunks, one a line. */
function rawLines({ document, value, kind }: Recording): string[] {
  const body = nodeAt(document, ['response', 'body'])
  if (body === undefined) return ['the response has no body']
  const isStreaming = field(field(value, 'response'), 'is_streaming') === true
  if (kind === 'unknown' && isStreaming && kindOf(document, body) === 'array') {
    const items = itemsOf(document, body)
    const lines = items.slice(0, MOST.rows).map((item, index) => {
      const text = writtenValue(document, item).text.replace(/\n\s*/g, ' ')
      return visible(`${index}  ${text.length > MAX_CHUNK ? `${text.slice(0, MAX_CHUNK)}…` : text}`)
    })
    return [...lines, ...omittedLine(items.length - lines.length, 'chunk')]
  }
  return shortenedLines(writtenValue(document, body))
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
