import { itemAt, type JsonDocument, type JsonNode, kindOf, memberOf } from './document'

/** Keys and indexes from the root to a value. */
export type JsonPath = readonly (string | number)[]

/** Writes a path as a JSON pointer (RFC 6901); the root is the empty string. */
export function pointerOf(path: JsonPath): string {
  return path.map(stepOf).join('')
}

/** Writes one step of a JSON pointer, with its slash. */
export function stepOf(step: string | number): string {
  if (typeof step === 'number' || !/[~/]/.test(step)) return `/${step}`
  return `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`
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
function indexOf(step: string | number): number | undefined {
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

/** Returns a pointer with `*` for each position in a list, for what is said of all of its items. */
export function anyPosition(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*')
}
