import { distinctMembersOf, itemsOf, type JsonDocument, type JsonNode, kindOf, stringOf } from './document'
import { writeNumber } from './write'

/** A value that is not the same on both sides; on the side where it is missing the node is undefined. */
export interface ChangedPath {
  readonly path: (string | number)[]
  readonly beforeNode: JsonNode | undefined
  readonly afterNode: JsonNode | undefined
}

/**
 * The innermost values that differ: first those of `after` in its order, then those that are gone, container by
 * container. Items of arrays are compared by index, and each surplus item of the longer side is an entry. Values are
 * compared as Python reads them: order of keys, spelling and white space make no difference, a key written twice counts
 * with its last value, an integer with all its digits, a float as its double; `1` and `1.0` differ. The time is linear
 * in the size of both documents.
 * @param alignsEnds whether the last items of arrays of different lengths belong together as long as they are the same,
 * so that an item that was taken out is the only entry
 */
export function changedPaths(before: JsonDocument, after: JsonDocument, alignsEnds = false): ChangedPath[] {
  const changes: ChangedPath[] = []
  const comparison = new Comparison(before, after, (change) => changes.push(change), alignsEnds)
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
    private readonly alignsEnds = false,
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
    let beforeItems = itemsOf(this.before, beforeNode)
    let afterItems = itemsOf(this.after, afterNode)
    let start = 0
    if (this.alignsEnds && beforeItems.length !== afterItems.length) {
      const shorter = Math.min(beforeItems.length, afterItems.length)
      while (start < shorter && this.isSame(beforeItems[start], afterItems[start])) start++
      let end = 0
      while (end < shorter - start && this.isSame(beforeItems.at(-1 - end), afterItems.at(-1 - end))) end++
      beforeItems = beforeItems.slice(0, beforeItems.length - end)
      afterItems = afterItems.slice(0, afterItems.length - end)
    }
    for (let index = start; index < Math.max(beforeItems.length, afterItems.length); index++) {
      this.step(index, beforeItems[index], afterItems[index])
    }
  }

  private isSame(beforeNode: JsonNode | undefined, afterNode: JsonNode | undefined): boolean {
    if (beforeNode === undefined || afterNode === undefined) return false
    return sameValue(this.before, beforeNode, this.after, afterNode)
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
