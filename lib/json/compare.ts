import {
  distinctMembersOf,
  itemsOf,
  type JsonDocument,
  type JsonNode,
  kindOf,
  rawOf,
  stringOf,
} from './document'
import { writeNumber } from './write'

/** A value that is not the same on both sides; on the side where it is missing the node is undefined. */
export interface ChangedPath {
  readonly path: (string | number)[]
  readonly beforeNode: JsonNode | undefined
  readonly afterNode: JsonNode | undefined
}

/**
 * Tells which items of two arrays belong together, by their texts: the indexes of each pair that may differ; null where
 * an item has no counterpart.
 */
export type AlignItems = (
  before: readonly string[],
  after: readonly string[],
) => readonly (readonly [before: number | null, after: number | null])[]

/**
 * The innermost values that differ: first those of `after` in its order, then those that are gone, container by
 * container. Items of arrays are compared by index, and each surplus item of the longer side is an entry. Values are
 * compared as Python reads them: order of keys, spelling and white space make no difference, a key written twice counts
 * with its last value, an integer with all its digits, a float as its double; `1` and `1.0` differ. The time is linear
 * in the size of both documents.
 * @param align tells which items of arrays of different lengths belong together, so that an item that was taken out is
 * the only entry; the path of an item is that of `after`
 */
export function changedPaths(before: JsonDocument, after: JsonDocument, align?: AlignItems): ChangedPath[] {
  const changes: ChangedPath[] = []
  const comparison = new Comparison(before, after, (change) => changes.push(change), align)
  comparison.nodes(before.root, after.root)
  return changes
}

/** Whether two values are the same, compared as `changedPaths` does. */
export function sameValue(a: JsonDocument, aNode: JsonNode, b: JsonDocument, bNode: JsonNode): boolean {
  let isSame = true
  const comparison = new Comparison(a, b, () => {
    isSame = false
    comparison.isStopped = true
  })
  comparison.nodes(aNode, bNode)
  return isSame
}

class Comparison {
  isStopped = false
  private readonly path: (string | number)[] = []

  constructor(
    private readonly before: JsonDocument,
    private readonly after: JsonDocument,
    private readonly report: (change: ChangedPath) => void,
    private readonly align?: AlignItems,
  ) {}

  nodes(beforeNode: JsonNode, afterNode: JsonNode): void {
    const { before, after } = this
    const kind = kindOf(before, beforeNode)
    if (kind !== kindOf(after, afterNode)) this.changed(beforeNode, afterNode)
    else if (kind === 'object') this.objects(beforeNode, afterNode)
    else if (kind === 'array') this.arrays(beforeNode, afterNode)
    else if (leafText(before, beforeNode) !== leafText(after, afterNode)) this.changed(beforeNode, afterNode)
  }

  private arrays(beforeNode: JsonNode, afterNode: JsonNode): void {
    const beforeItems = itemsOf(this.before, beforeNode)
    const afterItems = itemsOf(this.after, afterNode)
    if (this.align && beforeItems.length !== afterItems.length) {
      const texts = beforeItems.map((item) => rawOf(this.before, item))
      for (const [from, to] of this.align(
        texts,
        afterItems.map((item) => rawOf(this.after, item)),
      ))
        this.step(to ?? from ?? 0, beforeItems[from ?? -1], afterItems[to ?? -1])
      return
    }
    for (let index = 0; index < Math.max(beforeItems.length, afterItems.length); index++) {
      this.step(index, beforeItems[index], afterItems[index])
    }
  }

  private objects(beforeNode: JsonNode, afterNode: JsonNode): void {
    const left = new Map(distinctMembersOf(this.before, beforeNode).map(({ key, value }) => [key, value]))
    for (const { key, value } of distinctMembersOf(this.after, afterNode)) {
      this.step(key, left.get(key), value)
      left.delete(key)
    }
    for (const [key, value] of left) this.step(key, value, undefined)
  }

  private step(step: string | number, beforeNode?: JsonNode, afterNode?: JsonNode): void {
    if (this.isStopped) return
    this.path.push(step)
    if (beforeNode === undefined || afterNode === undefined) this.changed(beforeNode, afterNode)
    else this.nodes(beforeNode, afterNode)
    this.path.pop()
  }

  private changed(beforeNode: JsonNode | undefined, afterNode: JsonNode | undefined): void {
    this.report({ path: [...this.path], beforeNode, afterNode })
  }
}

function leafText(document: JsonDocument, node: JsonNode): string {
  switch (kindOf(document, node)) {
    case 'string':
      return stringOf(document, node)
    case 'number':
      return writeNumber(document, node)
    default:
      return ''
  }
}
