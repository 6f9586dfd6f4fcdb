import { lineChanges } from '#lib/diff/line-changes'
import { hashedPaths } from '#lib/formats/recorder/places'
import { changedPaths } from '#lib/json/compare'
import { spanOf } from '#lib/json/document'
import { type JsonPath, pointerOf } from '#lib/json/pointer'
import { lineStarts, positionIn } from '#lib/json/position'
import type { Base, Edited } from './edited-text'

/** A value that was changed, added or removed. */
export interface ChangedPlace {
  readonly path: JsonPath
  readonly pointer: string
  readonly isRemoved: boolean
  /** Counted from 1: its line in the edited text, or for a removed value its former line. */
  readonly line: number
  readonly column: number
  /** True when the value is part of the hashed request, before or after the edit. */
  readonly isHashed: boolean
}

/** Returns the innermost values that differ; empty while either text is not JSON. */
export function changedPlaces(base: Base, edited: Edited): ChangedPlace[] {
  const { document: before } = base
  const { document: after } = edited
  if (!before || !after || !edited.isChanged) return []
  const beforeStarts = lineStarts(before.text)
  const afterStarts = lineStarts(after.text)
  const hashed = [hashedPaths(before), hashedPaths(after)]
  return changedPaths(before, after, alignItems).map(({ path, beforeNode, afterNode }) => {
    const [document, starts, node] =
      afterNode === undefined ? [before, beforeStarts, beforeNode] : [after, afterStarts, afterNode]
    const place = positionIn(starts, spanOf(document, node ?? document.root).start)
    const isHashed = hashed.some((isIn) => isIn(path))
    return { path, pointer: pointerOf(path), isRemoved: afterNode === undefined, ...place, isHashed }
  })
}

/** Equal items belong together; between them, items that differ do so in their order. */
function alignItems(
  before: readonly string[],
  after: readonly string[],
): (readonly [number | null, number | null])[] {
  return lineChanges(before, after).flatMap(({ beforeStart, beforeCount, afterStart, afterCount }) =>
    Array.from({ length: Math.max(beforeCount, afterCount) }, (_, at) => {
      const from = at < beforeCount ? beforeStart + at : null
      return [from, at < afterCount ? afterStart + at : null] as const
    }),
  )
}
