import {
  itemAt,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  kindOf,
  memberOf,
  membersOf,
  spanOf,
} from './document'

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

const INDEX = /^(?:0|[1-9][0-9]*)$/

/** The index that a step of a path means in an array; undefined for `-`, `01`, an empty step and the like. */
export function indexOf(step: string | number): number | undefined {
  return INDEX.test(String(step)) ? Number(step) : undefined
}

/** The value of a key of an object, or the item of a list; undefined when there is none. */
export function childAt(document: JsonDocument, node: JsonNode, step: string | number): JsonNode | undefined {
  if (kindOf(document, node) !== 'array') return memberOf(document, node, String(step))
  const index = indexOf(step)
  return index === undefined ? undefined : itemAt(document, node, index)
}

/** The node at a path, or undefined when there is none. */
export function nodeAt(document: JsonDocument, path: JsonPath): JsonNode | undefined {
  let node: JsonNode | undefined = document.root
  for (const step of path) {
    if (node === undefined) return undefined
    node = childAt(document, node, step)
  }
  return node
}

/** The node at a path, or the nearest one above it that is there. */
export function nearestNode(document: JsonDocument, path: JsonPath): JsonNode {
  let nearest = document.root
  for (const step of path) {
    const child = childAt(document, nearest, step)
    if (child === undefined) return nearest
    nearest = child
  }
  return nearest
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

interface Step {
  readonly key: string | number
  readonly value: JsonNode
}

function stepAt(document: JsonDocument, node: JsonNode, offset: number): Step | undefined {
  if (kindOf(document, node) === 'object') {
    return membersOf(document, node).find(
      ({ keyNode, value }) =>
        offset >= spanOf(document, keyNode).start && offset < spanOf(document, value).end,
    )
  }
  const items = itemsOf(document, node)
  const key = items.findIndex((item) => offset < spanOf(document, item).end)
  const value = items[key]
  return value !== undefined && offset >= spanOf(document, value).start ? { key, value } : undefined
}
