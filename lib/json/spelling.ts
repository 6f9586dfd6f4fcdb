import {
  distinctMembersOf,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  type JsonValue,
  kindOf,
  rawOf,
  stringOf,
} from './document'
import { documentOf } from './parse'
import { childAt } from './pointer'
import { field, isObject } from './value'

/**
 * JSON text of values that were read from a text: without white space, keys and numbers as they stand there. `JSON.stringify`
 * would move keys such as `"10"` to the front, write `1.0` as `1` and lose digits of big integers.
 */
export class Spelling {
  #nodes: Map<object, JsonNode> | undefined

  /**
   * @param root the value of the whole text; the values asked for are parts of it
   * @param document of the text; asked for only when a value has something that would be lost
   */
  constructor(
    private readonly root: JsonValue,
    private readonly document: () => JsonDocument,
  ) {}

  /** The spelling of a text that is known to be JSON. */
  static ofText(text: string, root: JsonValue): Spelling {
    return new Spelling(root, () => documentOf(text))
  }

  /** The text of an object or a list of the value, or of any other value as JavaScript writes it. */
  of(value: JsonValue): string {
    const node = losesSpelling(value) ? this.nodeOf(value) : undefined
    return node === undefined ? JSON.stringify(value) : compactText(this.document(), node)
  }

  /** The text of a field of an object, or of an item of a list, of the value; undefined when it is null or not there. */
  at(holder: JsonValue | undefined, key: string | number): string | undefined {
    const value = Array.isArray(holder) ? holder[Number(key)] : field(holder, String(key))
    if (value === undefined || value === null || holder === undefined) return undefined
    if (typeof value !== 'number') return this.of(value)
    const node = this.nodeOf(holder)
    const member = node === undefined ? undefined : childAt(this.document(), node, key)
    return member === undefined ? JSON.stringify(value) : rawOf(this.document(), member)
  }

  private nodeOf(value: JsonValue): JsonNode | undefined {
    if (typeof value !== 'object' || value === null) return undefined
    if (!this.#nodes) {
      const document = this.document()
      this.#nodes = new Map()
      pair(document, document.root, this.root, this.#nodes)
    }
    return this.#nodes.get(value)
  }
}

const INTEGER_KEY = /^\d/

/** Whether JavaScript might write a value otherwise: only the text knows whether `1` was `1.0`. */
function losesSpelling(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.some(losesSpelling)
  if (!isObject(value)) return typeof value === 'number'
  return Object.entries(value).some(([key, member]) => INTEGER_KEY.test(key) || losesSpelling(member))
}

/** Notes the node of each object and list of a value. */
function pair(document: JsonDocument, node: JsonNode, value: JsonValue, nodes: Map<object, JsonNode>): void {
  if (typeof value !== 'object' || value === null) return
  nodes.set(value, node)
  if (Array.isArray(value)) {
    for (const [index, item] of itemsOf(document, node).entries())
      pair(document, item, value[index] ?? null, nodes)
    return
  }
  for (const { key, value: member } of distinctMembersOf(document, node)) {
    pair(document, member, field(value, key) ?? null, nodes)
  }
}

function compactText(document: JsonDocument, node: JsonNode): string {
  switch (kindOf(document, node)) {
    case 'array':
      return `[${itemsOf(document, node)
        .map((item) => compactText(document, item))
        .join(',')}]`
    case 'object': {
      const members = distinctMembersOf(document, node).map(
        ({ key, value }) => `${JSON.stringify(key)}:${compactText(document, value)}`,
      )
      return `{${members.join(',')}}`
    }
    case 'string':
      return JSON.stringify(stringOf(document, node))
    default:
      return rawOf(document, node)
  }
}
