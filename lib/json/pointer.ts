import { itemsOf, type JsonDocument, type JsonNode, kindOf, memberOf, membersOf, spanOf } from './document'

/** Keys and indexes from the root to a value. */
export type JsonPath = readonly (string | number)[]

/** Writes a path as a JSON pointer (RFC 6901); the root is the empty string. */
export function pointerOf(path: JsonPath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Reads a JSON pointer into its steps, all as strings. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The node at a path, or undefined when there is none. */
export function nodeAt(document: JsonDocument, path: JsonPath): JsonNode | undefined {
  let node: JsonNode | undefined = document.root
  for (const step of path) {
    if (node === undefined) return undefined
    node = child(document, node, step)
  }
  return node
}

function child(document: JsonDocument, node: JsonNode, step: string | number): JsonNode | undefined {
  if (kindOf(document, node) === 'array') return itemsOf(document, node)[Number(step)]
  return memberOf(document, node, String(step))
}

/** The node at a path, or the nearest one above it that is there. */
export function nearestNode(document: JsonDocument, path: JsonPath): JsonNode {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(document, path.slice(0, length))
    if (node !== undefined) return node
  }
  return document.root
}

/** The path of the innermost value that holds an offset; a key belongs to its value. */
export function pathAt(document: JsonDocument, offset: number): (string | number)[] {
  const path: (string | number)[] = []
  let node = document.root
  for (;;) {
    const step = stepAt(document, node, offset)
    if (step === undefined) return path
    path.push(step.key)
    node = step.value
  }
}

function stepAt(
  document: JsonDocument,
  node: JsonNode,
  offset: number,
): { key: string | number; value: JsonNode } | undefined {
  for (const member of membersOf(document, node)) {
    if (offset >= spanOf(document, member.keyNode).start && offset < spanOf(document, member.value).end) {
      return member
    }
  }
  const items = itemsOf(document, node)
  for (const [key, value] of items.entries()) {
    const { start, end } = spanOf(document, value)
    if (offset >= start && offset < end) return { key, value }
  }
  return undefined
}
