import { countedText } from '#lib/figures/text'
import { itemsOf, type JsonDocument, type JsonNode, kindOf } from '#lib/json/document'
import { nodeAt } from '#lib/json/pointer'
import type { Recording } from '#lib/wire/recording'
import { type AnswerNodes, wholeAnswer } from './answer-nodes'
import { type TableView, tableOf } from './view-table'
import { cellText, nodeBelow } from './view-written'

const SHAPES = [
  { list: 'results', score: 'relevance_score', name: 'score' },
  { list: 'rankings', score: 'logit', name: 'logit' },
] as const

const MAX_TEXT = 400

/** Makes a table of ranked documents, in the order of the answer; null if a result lacks an index or a score. */
export function rerankTable(nodes: AnswerNodes, recording: Recording): TableView | null {
  const { document } = nodes
  const body = wholeAnswer(nodes)
  const shape = SHAPES.find(({ list }) => nodeBelow(document, body, list) !== undefined)
  const list = shape && nodeBelow(document, body, shape.list)
  if (list === undefined || kindOf(document, list) !== 'array') return null
  const items = itemsOf(document, list)
  const hasNumber = (item: JsonNode, key: string): boolean => {
    const node = nodeBelow(document, item, key)
    return node !== undefined && kindOf(document, node) === 'number'
  }
  if (!items.every((item) => hasNumber(item, 'index') && hasNumber(item, shape?.score ?? ''))) return null
  const written = (item: JsonNode, key: string): string => cellText(document, nodeBelow(document, item, key))
  const ranked = rankedTexts(recording)
  return tableOf(`${countedText(items.length, 'result')}, best first as answered`, items, [
    { name: 'index', isNumber: true, read: (item) => written(item, 'index') },
    { name: shape?.name ?? '', isNumber: true, read: (item) => written(item, shape?.score ?? '') },
    {
      name: 'text',
      read: (item) =>
        textOf(document, nodeBelow(document, item, 'document')) ||
        textOf(document, ranked[Number(written(item, 'index'))]),
    },
  ])
}

/** The documents that the request wants ranked. */
function rankedTexts({ document, call }: Recording): readonly JsonNode[] {
  for (const key of ['documents', 'passages', 'texts']) {
    const list = nodeAt(document, [...call.sentPath, key])
    if (list !== undefined) return itemsOf(document, list)
  }
  return []
}

function textOf(document: JsonDocument, node: JsonNode | undefined): string {
  return cellText(document, nodeBelow(document, node, 'text') ?? node, MAX_TEXT)
}
