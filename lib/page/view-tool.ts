import { itemsOf, type JsonDocument, type JsonNode, kindOf, stringOf } from '#lib/json/document'
import { type AnswerNodes, wholeAnswer } from './answer-nodes'
import { prettyArguments } from './pretty-arguments'
import { type CutText, cutText, type Facts, factsOf, nodeBelow, writtenValue } from './view-written'

/** The result of a tool, except plain text. */
export interface ToolResultView {
  readonly type: 'tool'
  /** The content if it is JSON, laid out or as it is; null if it is a text, which is shown as the answer. */
  readonly content: (CutText & { readonly isRaw: boolean }) | null
  readonly facts: Facts
}

/** Makes the view of a tool's result: its JSON, and its other facts; null if it has nothing but text. */
export function toolView(nodes: AnswerNodes): ToolResultView | null {
  const { document } = nodes
  const data = wholeAnswer(nodes)
  const node = nodeBelow(document, data, 'content')
  const content = node === undefined ? null : contentOf(document, node)
  const facts = factsOf(document, nodeBelow(document, data, 'metadata'))
  return content === null && facts.length === 0 ? null : { type: 'tool', content, facts }
}

function contentOf(document: JsonDocument, node: JsonNode): ToolResultView['content'] {
  const kind = kindOf(document, node)
  if (kind === 'string') return jsonText(stringOf(document, node))
  if (kind !== 'array' && kind !== 'object') return null
  const parts = kind === 'array' ? itemsOf(document, node) : [node]
  const texts = parts.map((part) => textOf(document, part))
  if (parts.length === 1 && texts[0] !== undefined) return jsonText(texts[0])
  return texts.every((text) => text !== undefined) ? null : { ...writtenValue(document, node), isRaw: false }
}

function textOf(document: JsonDocument, part: JsonNode): string | undefined {
  const node = kindOf(document, part) === 'string' ? part : nodeBelow(document, part, 'text')
  return node !== undefined && kindOf(document, node) === 'string' ? stringOf(document, node) : undefined
}

function jsonText(text: string): ToolResultView['content'] {
  const isJson = /^\s*[[{]/.test(text) && prettyArguments(text) !== null
  return isJson ? { ...cutText(text), isRaw: true } : null
}
