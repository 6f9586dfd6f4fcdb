import { fileName } from '#lib/entry/shown-name'
import type { Pair, Side, Version } from '../change'
import { groupBy } from '../group-by'
import type { Counterparts } from './counterparts'
import { rerecordedPairs } from './rerecorded'
import { sameCallPairs } from './same-call'

/**
 * Pairs the versions of a range: those of one path, moved files (the same bytes at another path), recordings of one
 * call under another name or made again, and single versions without a counterpart. A path with the same bytes before and after is not a
 * change.
 */
export function pairSides(sides: readonly Side[]): Pair[] {
  const pairs: Pair[] = []
  const removed: Version[] = []
  const added: Version[] = []
  for (const { base, head } of sides) {
    if (base && head) {
      if (base.id !== head.id) pairs.push({ status: 'changed', before: base, after: head })
    } else if (base) removed.push(base)
    else if (head) added.push(head)
  }
  const moved = movedPairs(removed, added)
  const left = without({ removed, added }, moved)
  const renamed = sameCallPairs(left.removed, left.added)
  const others = without(left, renamed)
  const rerecorded = [...renamed, ...rerecordedPairs(others.removed, others.added)]
  const alone = without(left, rerecorded)
  return [
    ...pairs,
    ...moved.map(([before, after]): Pair => ({ status: 'moved', before, after })),
    ...rerecorded.map(([before, after]): Pair => ({ status: 'rerecorded', before, after })),
    ...alone.removed.map((before): Pair => ({ status: 'removed', before, after: null })),
    ...alone.added.map((after): Pair => ({ status: 'added', before: null, after })),
  ]
}

interface Apart {
  readonly removed: readonly Version[]
  readonly added: readonly Version[]
}

function without({ removed, added }: Apart, pairs: Counterparts): Apart {
  const taken = new Set(pairs.flat())
  const isLeft = (version: Version): boolean => !taken.has(version)
  return { removed: removed.filter(isLeft), added: added.filter(isLeft) }
}

/** Pairs moved files. Of several copies, the one with the same file name comes first. */
function movedPairs(removed: readonly Version[], added: readonly Version[]): Counterparts {
  const byId = groupBy(added, ({ id }) => id)
  const isTaken = new Set<Version>()
  const take = (before: Version, fits: (after: Version) => boolean): (readonly [Version, Version])[] => {
    if (isTaken.has(before)) return []
    const after = byId.get(before.id)?.find((version) => !isTaken.has(version) && fits(version))
    if (!after) return []
    isTaken.add(before).add(after)
    return [[before, after]]
  }
  const sameName = removed.flatMap((before) =>
    take(before, (after) => fileName(after.path) === fileName(before.path)),
  )
  return [...sameName, ...removed.flatMap((before) => take(before, () => true))]
}
