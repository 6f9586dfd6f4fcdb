import {
  distinctMembersOf,
  isEscaped,
  type JsonDocument,
  type JsonNode,
  kindOf,
  membersOf,
  nodeAfter,
  rawOf,
  spanOf,
  stringOf,
} from './document'
import { isPrintable, writeNumber, writeString } from './write'

/**
 * Whether a text is already as `writeDocument` writes it. Gives the same answer as writing and comparing, in less time.
 */
export function isWritten(document: JsonDocument): boolean {
  // Every character beyond printable ASCII is written as an escape.
  return isPrintable(document.text) && new FormCheck(document).text()
}

const MANY_KEYS = 12

class FormCheck {
  /** Up to here the text is as it would be written. */
  private at = 0
  private readonly indents: string[] = []

  constructor(private readonly document: JsonDocument) {}

  text(): boolean {
    return this.node(this.document.root, 0) && this.follows('\n') && this.at === this.document.text.length
  }

  private follows(expected: string): boolean {
    if (!this.document.text.startsWith(expected, this.at)) return false
    this.at += expected.length
    return true
  }

  private newLine(depth: number): boolean {
    this.indents[depth] ??= `\n${'  '.repeat(depth)}`
    return this.follows(this.indents[depth] ?? '')
  }

  private node(node: JsonNode, depth: number): boolean {
    switch (kindOf(this.document, node)) {
      case 'object':
        return this.container(node, depth, '{', '}')
      case 'array':
        return this.container(node, depth, '[', ']')
      case 'string':
        return this.string(node)
      case 'number':
        return this.leaf(node, writeNumber(this.document, node))
      default:
        return this.leaf(node)
    }
  }

  private container(node: JsonNode, depth: number, open: string, close: string): boolean {
    const { document } = this
    const isObject = open === '{'
    const end = nodeAfter(document, node)
    if (!this.follows(open)) return false
    if (end === node + 1) return this.follows(close)
    for (let child = node + 1; child < end; child = nodeAfter(document, child)) {
      if (child > node + 1 && !this.follows(',')) return false
      if (!this.newLine(depth + 1)) return false
      if (isObject && !(this.string(child++) && this.follows(': '))) return false
      if (!this.node(child, depth + 1)) return false
    }
    return this.newLine(depth) && this.follows(close) && (!isObject || this.hasDistinctKeys(node, end))
  }

  /** To be called when all keys are known to be in this form: equal keys then have equal text. */
  private hasDistinctKeys(node: JsonNode, end: JsonNode): boolean {
    const { document } = this
    let count = 0
    for (let key = node + 1; key < end; key = nodeAfter(document, key + 1)) {
      // For a few keys, comparing each with those before it is several times faster than a set.
      if (++count > MANY_KEYS)
        return distinctMembersOf(document, node).length === membersOf(document, node).length
      for (let earlier = node + 1; earlier < key; earlier = nodeAfter(document, earlier + 1)) {
        if (this.isSameText(key, earlier)) return false
      }
    }
    return true
  }

  private isSameText(one: JsonNode, other: JsonNode): boolean {
    const { start, end } = spanOf(this.document, one)
    const span = spanOf(this.document, other)
    if (end - start !== span.end - span.start) return false
    return rawOf(this.document, one) === rawOf(this.document, other)
  }

  private string(node: JsonNode): boolean {
    const { document } = this
    return this.leaf(node, isEscaped(document, node) ? writeString(stringOf(document, node)) : undefined)
  }

  private leaf(node: JsonNode, written?: string): boolean {
    const { document } = this
    const { start, end } = spanOf(document, node)
    if (start !== this.at || (written !== undefined && written !== rawOf(document, node))) return false
    this.at = end
    return true
  }
}
