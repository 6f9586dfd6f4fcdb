import type { JsonMember, JsonNode } from '#lib/json/document'
import type { SideName } from './merge'

/** A value on the sides that have it. */
export type SomeNodes = Readonly<Partial<Record<SideName, JsonNode>>>
/** A value that all sides have. */
export type Nodes = Readonly<Record<SideName, JsonNode>>
/** The values of each side at one place. */
export type SideNodes = Readonly<Record<SideName, readonly JsonNode[]>>

/** Returns the values of a place at which each side has one, or none. */
export function one({ base, mine, theirs }: SomeNodes): SideNodes {
  const listed = (node: JsonNode | undefined): JsonNode[] => (node === undefined ? [] : [node])
  return { base: listed(base), mine: listed(mine), theirs: listed(theirs) }
}

/** An item that a side put into a list, with its index there. */
interface AddedItem {
  readonly node: JsonNode
  readonly index: number
}

/** What both sides put in at the same place. */
export interface AddedItems {
  readonly mine: readonly AddedItem[]
  readonly theirs: readonly AddedItem[]
}

/** Returns the items of a list at some indexes. */
export function pick(items: readonly JsonNode[], indexes: readonly number[] | undefined): AddedItem[] {
  return (indexes ?? []).map((index) => ({ node: items[index] ?? 0, index }))
}

/** Returns the item of a side, if it has one. */
export function itemOf(side: SideName, items: readonly JsonNode[], index: number | null): SomeNodes {
  const node = index === null ? undefined : items[index]
  return node === undefined ? {} : { [side]: node }
}

/** Returns the value of a side's member, if it has one. */
export function nodeOf(side: SideName, member: JsonMember | undefined): SomeNodes {
  return member === undefined ? {} : { [side]: member.value }
}

/** Where a container of theirs is empty, it gets the layout of mine, or else of the base. */
export function layoutsOf({ base, mine }: Nodes): { side: SideName; node: JsonNode }[] {
  return [
    { side: 'mine', node: mine },
    { side: 'base', node: base },
  ]
}

/** The members of an object by key, in their order. */
type Keyed = ReadonlyMap<string, JsonMember>

/** The keys of theirs in their order. Each other key follows the one that it follows in mine, or else in the base. */
export function orderedKeys({ base, mine, theirs }: Readonly<Record<SideName, Keyed>>): string[] {
  const keys = [...theirs.keys()]
  const known = new Set(keys)
  for (const side of [mine, base]) {
    let previous: string | null = null
    for (const key of side.keys()) {
      if (!known.has(key)) {
        keys.splice(previous === null ? 0 : keys.indexOf(previous) + 1, 0, key)
        known.add(key)
      }
      previous = key
    }
  }
  return keys
}
