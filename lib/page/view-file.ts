import { itemsOf, type JsonDocument, type JsonNode, kindOf, stringOf } from '#lib/json/document'
import { type AnswerNodes, wholeAnswer } from './answer-nodes'
import { type CutText, cellText, cutText, type Facts, factsOf, nodeBelow } from './view-written'

/** A piece of a processed file's text. */
export interface FileChunkView extends CutText {
  readonly id: string
  readonly facts: Facts
}

/** The view of a file that was cut into pieces of text. */
export interface FileView {
  readonly type: 'file'
  readonly count: number
  readonly chunks: readonly FileChunkView[]
  /** Facts about who processed the file, and how. */
  readonly facts: Facts
}

const MAX_CHUNKS = 50

/** Makes the view of a processed file; null if one of the pieces to show has no text. */
export function fileView(nodes: AnswerNodes): FileView | null {
  const { document } = nodes
  const data = wholeAnswer(nodes)
  const list = nodeBelow(document, data, 'chunks')
  if (list === undefined || kindOf(document, list) !== 'array') return null
  const items = itemsOf(document, list)
  const chunks: FileChunkView[] = []
  for (const item of items.slice(0, MAX_CHUNKS)) {
    const content = nodeBelow(document, item, 'content')
    if (content === undefined || kindOf(document, content) !== 'string') return null
    chunks.push({
      ...cutText(stringOf(document, content)),
      id: cellText(document, nodeBelow(document, item, 'chunk_id')),
      facts: chunkFacts(document, item),
    })
  }
  return {
    type: 'file',
    count: items.length,
    chunks,
    facts: factsOf(document, nodeBelow(document, data, 'metadata')),
  }
}

/** Both tables of a piece often have the same facts. */
function chunkFacts(document: JsonDocument, item: JsonNode): Facts {
  const own = factsOf(document, nodeBelow(document, item, 'metadata'))
  const more = factsOf(document, nodeBelow(document, item, 'chunk_metadata'))
  const said = new Set(['chunk_id', ...own.map(([name]) => name)])
  return [...own, ...more.filter(([name]) => !said.has(name))]
}
