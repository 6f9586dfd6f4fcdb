import { countedText, sizeText } from '#lib/figures/text'
import { itemsOf, type JsonDocument, type JsonNode, kindOf, membersOf } from '#lib/json/document'
import { type AnswerNodes, wholeAnswer } from './answer-nodes'
import { type ColumnReader, shownRows, type TableView, tableOf } from './view-table'
import { cellText, nodeBelow } from './view-written'

type Reader = ColumnReader<JsonNode>
const MAX_OTHERS = 6

/** Makes a table of an OpenAI server's models; null if the answer is not a list of objects. */
export function openaiModels({ document, items, isList }: AnswerNodes): TableView | null {
  if (!isList) return null
  const text = textReader(document)
  const known: Reader[] = [
    text('id'),
    text('owner', 'owned_by'),
    { name: 'created', read: (item) => dateText(cellText(document, nodeBelow(document, item, 'created'))) },
  ]
  const others = otherKeys(document, items, ['id', 'owned_by', 'created', 'object'])
  return table(document, items, [...known, ...others.map((key) => text(key, key))])
}

/** Makes a table of the models that ollama has, or has loaded; null if the answer does not hold a list of objects. */
export function ollamaModels(nodes: AnswerNodes): TableView | null {
  const { document } = nodes
  const list = nodeBelow(document, wholeAnswer(nodes), 'models')
  if (list === undefined || kindOf(document, list) !== 'array') return null
  const text = textReader(document)
  const size = (name: string, key: string): Reader => ({
    name,
    isNumber: true,
    read: (item) => bytesText(cellText(document, nodeBelow(document, item, key))),
  })
  return table(document, itemsOf(document, list), [
    {
      name: 'model',
      read: (item) =>
        cellText(document, nodeBelow(document, item, 'model') ?? nodeBelow(document, item, 'name')),
    },
    text('parameters', 'details', 'parameter_size'),
    text('quantization', 'details', 'quantization_level'),
    text('family', 'details', 'family'),
    size('size', 'size'),
    size('graphics memory', 'size_vram'),
    { ...text('context', 'context_length'), isNumber: true },
    text('expires', 'expires_at'),
    text('modified', 'modified_at'),
    { name: 'digest', read: (item) => cellText(document, nodeBelow(document, item, 'digest'), 12) },
  ])
}

function table(document: JsonDocument, items: readonly JsonNode[], readers: Reader[]): TableView | null {
  if (items.some((item) => kindOf(document, item) !== 'object')) return null
  return tableOf(countedText(items.length, 'model'), items, readers)
}

function textReader(document: JsonDocument): (name: string, ...keys: string[]) => Reader {
  return (name, ...keys) => {
    const path = keys.length === 0 ? [name] : keys
    return { name, read: (item) => cellText(document, nodeBelow(document, item, ...path)) }
  }
}

/** The keys that servers add, in order of first occurrence. */
function otherKeys(document: JsonDocument, items: readonly JsonNode[], known: readonly string[]): string[] {
  const keys = new Set(
    shownRows(items).flatMap((item) => membersOf(document, item).map(({ key }) => key.slice(0, 60))),
  )
  return [...keys].filter((key) => !known.includes(key)).slice(0, MAX_OTHERS)
}

/** Writes seconds since 1970 as a date, `2024-05-10`; leaves any other text as it is. */
function dateText(written: string): string {
  return /^[1-9]\d{8,10}$/.test(written)
    ? new Date(Number(written) * 1000).toISOString().slice(0, 10)
    : written
}

/** Writes a number of bytes as a size, `7.92 GB`; leaves any other text as it is. */
export function bytesText(written: string): string {
  return /^\d{1,15}$/.test(written) ? sizeText(Number(written)) : written
}
