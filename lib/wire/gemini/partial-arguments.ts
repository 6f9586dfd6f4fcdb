/** A value at the end of a path: a piece of a string, or the JSON of another value. */
export type PartialValue = { readonly piece: string } | { readonly json: string }

type Node = ObjectNode | ListNode | { kind: 'string'; text: string } | { kind: 'value'; json: string }
interface ObjectNode {
  readonly kind: 'object'
  readonly members: Map<string, Node>
}
interface ListNode {
  readonly kind: 'list'
  readonly items: (Node | undefined)[]
}

/** The arguments of a call, built from values with a path each. */
export class PartialArguments {
  private readonly root: ObjectNode = { kind: 'object', members: new Map() }

  /**
   * Puts a value at its path. It is appended to a string that is there, and replaces any other value.
   * @returns false if the path has no place: it leads through a plain value, or ends at an object or list
   */
  add(path: readonly (string | number)[], value: PartialValue): boolean {
    let holder: ObjectNode | ListNode = this.root
    for (const [index, step] of path.slice(0, -1).entries()) {
      const next: Node = childOf(holder, step) ?? emptyFor(path[index + 1])
      if ((next.kind !== 'object' && next.kind !== 'list') || !setChild(holder, step, next)) return false
      holder = next
    }
    const last = path.at(-1)
    if (last === undefined) return false
    const before = childOf(holder, last)
    if (before?.kind === 'object' || before?.kind === 'list') return false
    return setChild(holder, last, valueAfter(before, value))
  }

  /** The arguments as compact JSON, in the order in which the paths first came. */
  get whole(): string {
    return jsonOf(this.root, false)
  }

  /** The JSON so far. The last value is left open, as more of it may follow. Empty before the first value. */
  get soFar(): string {
    return this.root.members.size === 0 ? '' : jsonOf(this.root, true)
  }
}

function childOf(holder: ObjectNode | ListNode, step: string | number): Node | undefined {
  if (holder.kind === 'list') return typeof step === 'number' ? holder.items[step] : undefined
  return holder.members.get(String(step))
}

function emptyFor(step: string | number | undefined): ObjectNode | ListNode {
  return typeof step === 'number' ? { kind: 'list', items: [] } : { kind: 'object', members: new Map() }
}

function setChild(holder: ObjectNode | ListNode, step: string | number, node: Node): boolean {
  if (typeof step === 'number') {
    if (holder.kind !== 'list') return false
    holder.items[step] = node
  } else {
    if (holder.kind !== 'object') return false
    holder.members.set(step, node)
  }
  return true
}

function valueAfter(before: Node | undefined, value: PartialValue): Node {
  if ('json' in value) return { kind: 'value', json: value.json }
  return { kind: 'string', text: (before?.kind === 'string' ? before.text : '') + value.piece }
}

/** @param isOpen whether its last value and the brackets around it are left open */
function jsonOf(node: Node | undefined, isOpen: boolean): string {
  switch (node?.kind) {
    case undefined:
      return 'null'
    case 'value':
      return node.json
    case 'string':
      return isOpen ? JSON.stringify(node.text).slice(0, -1) : JSON.stringify(node.text)
    case 'list': {
      const items = Array.from(node.items, (item, index) => {
        return jsonOf(item, isOpen && index === node.items.length - 1)
      })
      return `[${items.join(',')}${isOpen ? '' : ']'}`
    }
    case 'object': {
      const members = [...node.members].map(([key, member], index) => {
        return `${JSON.stringify(key)}:${jsonOf(member, isOpen && index === node.members.size - 1)}`
      })
      return `{${members.join(',')}${isOpen ? '' : '}'}`
    }
  }
}
