import { changedPaths } from '#lib/json/compare'
import { type JsonDocument, spanOf } from '#lib/json/document'
import { type JsonPath, nodeAt, pointerOf } from '#lib/json/pointer'
import { lineStarts, positionIn } from '#lib/json/position'
import type { Base, Edited } from './edited-text'

/** A value that was changed, added or removed. */
export interface ChangedPlace {
  readonly path: JsonPath
  readonly pointer: string
  readonly isRemoved: boolean
  /** From 1: where it is in the edited text, or for a removed value where it was. */
  readonly line: number
  readonly column: number
  readonly isHashed: boolean
}

/** The innermost values that differ; none while a side is no JSON. */
export function changedPlaces(base: Base, edited: Edited): ChangedPlace[] {
  const { document: before } = base
  const { document: after } = edited
  if (!before || !after || !edited.isChanged) return []
  const beforeStarts = lineStarts(before.text)
  const afterStarts = lineStarts(after.text)
  return changedPaths(before, after).map(({ path, beforeNode, afterNode }) => {
    const [document, starts, node] =
      afterNode === undefined ? [before, beforeStarts, beforeNode] : [after, afterStarts, afterNode]
    const place = positionIn(starts, spanOf(document, node ?? document.root).start)
    const isHashed = isHashedPath(after, path)
    return { path, pointer: pointerOf(path), isRemoved: afterNode === undefined, ...place, isHashed }
  })
}

/**
 * Whether a value belongs to what is hashed (docs/format.md, 5); some of it is still left out by normalising. Which
 * fields those are depends on the shape of the request.
 */
function isHashedPath(document: JsonDocument, path: JsonPath): boolean {
  const isThere = (name: string): boolean => nodeAt(document, ['request', name]) !== undefined
  const [first, second] = path
  const isTool = isThere('tool_name')
  if (first === 'test_id') return !isTool
  if (first !== 'request') return false
  if (second === undefined) return true
  if (isTool) return ['provider', 'tool_name', 'kwargs'].includes(String(second))
  return ['method', 'url', isThere('payload') ? 'payload' : 'body'].includes(String(second))
}

/** The chunks of a streamed answer that differ, of how many; null when the body is no list on both sides. */
export function changedChunks(
  places: readonly ChangedPlace[],
  chunks: number,
): { changed: number; same: number } {
  const indexes = new Set(
    places.flatMap(({ path, isRemoved }) =>
      path[0] === 'response' && path[1] === 'body' && typeof path[2] === 'number' && !isRemoved
        ? [path[2]]
        : [],
    ),
  )
  return { changed: indexes.size, same: chunks - indexes.size }
}
