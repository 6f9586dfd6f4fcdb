import { type HashedParts, hashedParts } from '#lib/formats/recorder/hash/hashed-parts'
import { changedPaths } from '#lib/json/compare'
import { type JsonDocument, jsonValueOf, spanOf } from '#lib/json/document'
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
  /** True when it belongs to what is hashed, on either side. */
  readonly isHashed: boolean
}

/** The innermost values that differ; none while a side is no JSON. */
export function changedPlaces(base: Base, edited: Edited): ChangedPlace[] {
  const { document: before } = base
  const { document: after } = edited
  if (!before || !after || !edited.isChanged) return []
  const beforeStarts = lineStarts(before.text)
  const afterStarts = lineStarts(after.text)
  const hashed = [before, after].flatMap((document) => hashedIn(document) ?? [])
  return changedPaths(before, after).map(({ path, beforeNode, afterNode }) => {
    const [document, starts, node] =
      afterNode === undefined ? [before, beforeStarts, beforeNode] : [after, afterStarts, afterNode]
    const place = positionIn(starts, spanOf(document, node ?? document.root).start)
    const isHashed = hashed.some((parts) => isHashedPath(path, parts))
    return { path, pointer: pointerOf(path), isRemoved: afterNode === undefined, ...place, isHashed }
  })
}

function hashedIn(document: JsonDocument): HashedParts | null {
  const request = nodeAt(document, ['request'])
  return request === undefined ? null : hashedParts(jsonValueOf(document, request))
}

function isHashedPath([first, second]: JsonPath, { fields, hasTestId }: HashedParts): boolean {
  if (first === 'test_id') return hasTestId
  return first === 'request' && (second === undefined || fields.includes(String(second)))
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
