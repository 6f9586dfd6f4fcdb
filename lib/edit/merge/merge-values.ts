import { sameValue } from '#lib/json/compare'
import {
  distinctMembersOf,
  itemsOf,
  type JsonMember,
  type JsonNode,
  kindOf,
  membersOf,
  rawOf,
  spanOf,
} from '#lib/json/document'
import type { JsonPath } from '#lib/json/pointer'
import { stepOf } from '#lib/json/pointer'
import { valueWriter } from '#lib/json/write'
import { alignItems } from './align'
import type { Ask, AskSide, Merge, SideName, TakenChange } from './merge'
import type { Plan, PlanPart, SideDocuments } from './plan'
import {
  type AddedItems,
  itemOf,
  layoutsOf,
  type Nodes,
  nodeOf,
  one,
  orderedKeys,
  pick,
  type SideNodes,
  type SomeNodes,
} from './side-nodes'
import { writePlan } from './write-plan'

/** Merges three documents by value: each place of the document by itself. */
export function mergeValues(documents: SideDocuments): Merge {
  const merger = new Merger(documents)
  const { base, mine, theirs } = documents
  const nodes = { base: base.root, mine: mine.root, theirs: theirs.root }
  const plan = merger.value({ key: '', path: [] }, nodes)
  const { asks, taken } = merger
  return {
    by: 'value',
    asks,
    taken,
    isLayoutKept: true,
    textOf: (choices) => writePlan(plan, documents, choices),
  }
}

/** Whether all that mine changed are values: then nothing of mine is missing in a merge by value. */
export function isLayoutKept({ base, mine }: SideDocuments): boolean {
  return mergeValues({ base, mine, theirs: base }).textOf(new Map()) === mine.text
}

/** Where the merge is: the place in the base by name, and in the result by path. */
interface At {
  readonly key: string
  readonly path: JsonPath
}

class Merger {
  readonly asks: Ask[] = []
  readonly taken: TakenChange[] = []

  /** Write items in the same form on all sides, so that equal ones have equal texts. */
  private readonly writers: Readonly<Record<SideName, (node: JsonNode) => string>>

  constructor(private readonly documents: SideDocuments) {
    const { base, mine, theirs } = documents
    this.writers = { base: valueWriter(base), mine: valueWriter(mine), theirs: valueWriter(theirs) }
  }

  value(at: At, nodes: Nodes): Plan {
    const { base, mine, theirs } = nodes
    const raw = this.raw('base', base)
    if (raw === this.raw('mine', mine) && raw === this.raw('theirs', theirs)) {
      return { kind: 'copy', from: { side: 'theirs', node: theirs } }
    }
    const kinds = new Set([this.kind('base', base), this.kind('mine', mine), this.kind('theirs', theirs)])
    if (kinds.size === 1 && kinds.has('array')) return this.list(at, nodes)
    if (kinds.size === 1 && kinds.has('object') && this.haveSingleKeys(nodes)) return this.object(at, nodes)
    return this.leaf(at, nodes)
  }

  private leaf(at: At, nodes: Nodes): Plan {
    const isMineSame = this.isSame('base', nodes.base, 'mine', nodes.mine)
    const isTheirsSame = this.isSame('base', nodes.base, 'theirs', nodes.theirs)
    if (isMineSame && isTheirsSame) return this.spelling(at, nodes)
    if (isMineSame) return this.take('theirs', at, nodes)
    if (isTheirsSame) return this.take('mine', at, nodes)
    if (this.isSame('mine', nodes.mine, 'theirs', nodes.theirs)) return this.take('both', at, nodes)
    return this.ask(at, 'value', one(nodes))
  }

  /** All have the same value. If only mine spells it in another way, that is a change, too. */
  private spelling(at: At, nodes: Nodes): Plan {
    const [base, mine, theirs] = (['base', 'mine', 'theirs'] as const).map((side) =>
      this.raw(side, nodes[side]),
    )
    return base === theirs && base !== mine
      ? this.take('mine', at, nodes)
      : { kind: 'copy', from: { side: 'theirs', node: nodes.theirs } }
  }

  private object(at: At, nodes: Nodes): Plan {
    const members = {
      base: this.members('base', nodes.base),
      mine: this.members('mine', nodes.mine),
      theirs: this.members('theirs', nodes.theirs),
    }
    const indexes = new Map([...members.theirs.keys()].map((name, index) => [name, index]))
    const partOf = (name: string): PlanPart[] => {
      const [base, mine, theirs] = [members.base.get(name), members.mine.get(name), members.theirs.get(name)]
      const found = { ...nodeOf('base', base), ...nodeOf('mine', mine), ...nodeOf('theirs', theirs) }
      const value = this.part({ key: at.key + stepOf(name), path: [...at.path, name] }, found, nodes)
      if (value === null) return []
      const side = theirs ? 'theirs' : mine ? 'mine' : 'base'
      const keyNode = (theirs ?? mine ?? base)?.keyNode
      const key = keyNode === undefined ? null : ({ side, node: keyNode } as const)
      return [{ value, key, index: indexes.get(name) ?? null }]
    }
    const parts = orderedKeys(members).flatMap(partOf)
    return { kind: 'container', theirs: nodes.theirs, parts, layouts: layoutsOf(nodes) }
  }

  private list(at: At, nodes: Nodes): Plan {
    const items = {
      base: this.items('base', nodes.base),
      mine: this.items('mine', nodes.mine),
      theirs: this.items('theirs', nodes.theirs),
    }
    const texts = items.base.map(this.writers.base)
    const ours = alignItems(texts, items.mine.map(this.writers.mine))
    const others = alignItems(texts, items.theirs.map(this.writers.theirs))
    const parts: PlanPart[] = []
    for (let index = 0; index <= items.base.length; index++) {
      const mine = pick(items.mine, ours.added[index])
      const theirs = pick(items.theirs, others.added[index])
      parts.push(...this.added(at, index, { mine, theirs }, nodes))
      const base = items.base[index]
      if (base === undefined) continue
      const [mineIndex, theirsIndex] = [ours.became[index] ?? null, others.became[index] ?? null]
      const found = {
        base,
        ...itemOf('mine', items.mine, mineIndex),
        ...itemOf('theirs', items.theirs, theirsIndex),
      }
      const path = [...at.path, theirsIndex ?? mineIndex ?? index]
      const value = this.part({ key: `${at.key}/${index}`, path }, found, nodes)
      if (value !== null) parts.push({ value, key: null, index: theirsIndex })
    }
    return { kind: 'container', theirs: nodes.theirs, parts, layouts: layoutsOf(nodes) }
  }

  /** Merges what both sides put into a list at the same place. */
  private added(at: At, gap: number, { mine, theirs }: AddedItems, within: Nodes): PlanPart[] {
    const isSame =
      mine.length === theirs.length &&
      mine.every(({ node }, index) => this.isSame('mine', node, 'theirs', theirs[index]?.node ?? 0))
    if (mine.length > 0 && theirs.length > 0 && !isSame) {
      const path = [...at.path, theirs[0]?.index ?? gap]
      const values = { base: [], mine: mine.map(({ node }) => node), theirs: theirs.map(({ node }) => node) }
      const value = this.ask({ key: `${at.key}/+${gap}`, path }, 'items', values, within)
      return [{ value, key: null, index: theirs[0]?.index ?? null }]
    }
    const from = mine.length === 0 ? 'theirs' : theirs.length === 0 ? 'mine' : 'both'
    const side = from === 'mine' ? 'mine' : 'theirs'
    return (from === 'mine' ? mine : theirs).map(({ node, index }) => {
      const value = this.take(from, { key: '', path: [...at.path, index] }, { [side]: node })
      return { value, key: null, index: side === 'theirs' ? index : null }
    })
  }

  /** Merges a value that is not on all sides; null when it is not in the result. */
  private part(at: At, nodes: SomeNodes, within: Nodes): Plan | null {
    const { base, mine, theirs } = nodes
    if (base !== undefined && mine !== undefined && theirs !== undefined)
      return this.value(at, { base, mine, theirs })
    if (base === undefined) {
      if (mine === undefined) return this.take('theirs', at, nodes)
      if (theirs === undefined) return this.take('mine', at, nodes)
      if (this.isSame('mine', mine, 'theirs', theirs)) return this.take('both', at, nodes)
      return this.ask(at, 'value', one(nodes), within)
    }
    const left = mine === undefined ? theirs : mine
    const side = mine === undefined ? 'theirs' : 'mine'
    if (left === undefined) return this.remove('both', at, base, within)
    // Who removed it, while the other side has it as it was.
    if (this.isSame('base', base, side, left))
      return this.remove(side === 'mine' ? 'theirs' : 'mine', at, base, within)
    return this.ask(at, 'value', one(nodes), within)
  }

  private remove(from: TakenChange['from'], { path }: At, base: JsonNode, within: Nodes): null {
    const side = from === 'mine' ? 'mine' : 'theirs'
    const offset = spanOf(this.documents[side], within[side]).start
    this.taken.push({ from, path, before: this.raw('base', base), after: null, offset })
    return null
  }

  private take(from: TakenChange['from'], { path }: At, nodes: SomeNodes): Plan {
    const side = from === 'mine' ? 'mine' : 'theirs'
    const node = nodes[side] ?? 0
    const before = nodes.base === undefined ? null : this.raw('base', nodes.base)
    const offset = spanOf(this.documents[side], node).start
    this.taken.push({ from, path, before, after: this.raw(side, node), offset })
    return { kind: 'copy', from: { side, node } }
  }

  private ask(at: At, kind: Ask['kind'], values: SideNodes, within?: Nodes): Plan {
    const sideOf = (side: SideName): AskSide => {
      const [first] = values[side]
      const last = values[side].at(-1)
      const document = this.documents[side]
      if (first === undefined || last === undefined) {
        const start = within === undefined ? 0 : spanOf(document, within[side]).start
        return { text: null, start, end: start }
      }
      const { start } = spanOf(document, first)
      const { end } = spanOf(document, last)
      return { text: document.text.slice(start, end), start, end }
    }
    const sides = { base: sideOf('base'), mine: sideOf('mine'), theirs: sideOf('theirs') }
    const ask: Ask = { key: at.key, kind, path: at.path, sides }
    this.asks.push(ask)
    return { kind: 'ask', ask, values }
  }

  private kind(side: SideName, node: JsonNode): string {
    return kindOf(this.documents[side], node)
  }

  private raw(side: SideName, node: JsonNode): string {
    return rawOf(this.documents[side], node)
  }

  private items(side: SideName, node: JsonNode): JsonNode[] {
    return itemsOf(this.documents[side], node)
  }

  private members(side: SideName, node: JsonNode): Map<string, JsonMember> {
    return new Map(membersOf(this.documents[side], node).map((member) => [member.key, member]))
  }

  /** An object with a key that is written twice is one value: which of the two a change belongs to cannot be told. */
  private haveSingleKeys(nodes: Nodes): boolean {
    return (['base', 'mine', 'theirs'] as const).every((side) => {
      const document = this.documents[side]
      return distinctMembersOf(document, nodes[side]).length === membersOf(document, nodes[side]).length
    })
  }

  private isSame(a: SideName, aNode: JsonNode, b: SideName, bNode: JsonNode): boolean {
    if (this.raw(a, aNode) === this.raw(b, bNode)) return true
    return sameValue(this.documents[a], aNode, this.documents[b], bNode)
  }
}
