import { itemsOf, type JsonDocument, type JsonNode, kindOf, membersOf, spanOf } from './document'
import { indexOf, type JsonPath } from './pointer'
import { lineStarts, type Position, positionIn } from './position'

/** Where a path leads: the node there, or the nearest one above it that is there, and its place in the text. */
export interface Place extends Position {
  readonly node: JsonNode
}

type Children = (step: string | number) => JsonNode | undefined

/**
 * A function that finds the places of many paths in one document. Lines and the children of each array and object on
 * the way are listed once, so that a problem in each of many items costs no more than reading the document.
 */
export function locatorOf(document: JsonDocument): (path: JsonPath) => Place {
  const known = new Map<JsonNode, Children>()
  let starts: number[] | undefined

  const childrenOf = (node: JsonNode): Children => {
    const children = known.get(node) ?? listChildren(document, node)
    known.set(node, children)
    return children
  }

  return (path) => {
    let node = document.root
    for (const step of path) {
      const child = childrenOf(node)(step)
      if (child === undefined) break
      node = child
    }
    starts ??= lineStarts(document.text)
    return { node, ...positionIn(starts, spanOf(document, node).start) }
  }
}

function listChildren(document: JsonDocument, node: JsonNode): Children {
  if (kindOf(document, node) === 'array') {
    const items = itemsOf(document, node)
    return (step) => items[indexOf(step) ?? -1]
  }
  const members = new Map(membersOf(document, node).map(({ key, value }) => [key, value]))
  return (step) => members.get(String(step))
}
