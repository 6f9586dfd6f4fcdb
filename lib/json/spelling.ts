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
import { childAt, type JsonPath } from './pointer'
import { field, isObject } from './value'

/**
 * JSON text of values that were read from a text: without white space, keys and numbers as they stand there. `JSON.stringify`
 * would move keys such as `"10"` to the front, write `1.0` as `1` and lose digits of big integers.
 */
export class Spelling {
  #nodes: Map<object, JsonNode> | undefined
  readonly #items = new Map<JsonNode, readonly JsonNode[]>()
  #hasOddNumbers: boolean | undefined

  /**
   * @param root the value of the whole text; the values asked for are parts of it
   * @param document of the text; asked for only when a value has something that would be lost
   * @param isPlain tells of a path whether JavaScript is known to write every number there as the text does
   */
  constructor(
    private readonly text: string,
    private readonly root: JsonValue,
    private readonly document: () => JsonDocument,
    private readonly isPlain: (path: JsonPath) => boolean = () => false,
  ) {}

  /** The spelling of a text that is known to be JSON. */
  static ofText(text: string, root: JsonValue): Spelling {
    return new Spelling(text, root, () => documentOf(text))
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

  /**
   * The text of a number or of a list of numbers, by its path in the text.
   * @param plain the same as JavaScript writes it, which is returned if there is something else at the path
   */
  numbersAt(path: JsonPath, plain: string): string {
    if (this.isPlain(path)) return plain
    this.#hasOddNumbers ??= ODD_NUMBER.test(this.text)
    if (!this.#hasOddNumbers) return plain
    const node = this.nodeAt(path)
    const spelled = node === undefined ? '' : compactText(this.document(), node)
    return NUMBERS.test(spelled) && JSON.stringify(JSON.parse(spelled)) === plain ? spelled : plain
  }

  /** Finds the node at a path. The items of a list are kept, because finding one takes as long as finding all. */
  private nodeAt(path: JsonPath): JsonNode | undefined {
    const document = this.document()
    let node: JsonNode | undefined = document.root
    for (const step of path) {
      if (node === undefined) return undefined
      if (kindOf(document, node) === 'array') {
        const items: readonly JsonNode[] = this.#items.get(node) ?? itemsOf(document, node)
        this.#items.set(node, items)
        node = items[Number(step)]
      } else node = childAt(document, node, step)
    }
    return node
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

/** A number that JavaScript writes otherwise: `1.0`, `1e-05`, `-0`, or more digits than it keeps. */
const ODD_NUMBER = /(?:\d\.\d*0|\d[eE][-+]?\d+|\d{16}|\.\d{16,}|[^\d]-0)(?=[\s,\]}]|$)/
const NUMBERS = /^(?:-?\d[-+.\deE]*|\[[-+.,\deE]*\])$/

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

/** Writes a value without white space, with its keys and numbers as they stand in the text. */
export function compactText(document: JsonDocument, node: JsonNode): string {
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
