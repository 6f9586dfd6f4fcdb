import { diffArrays } from 'diff'

/** How the items of a list became those of another. */
export interface Alignment {
  /** For each item of the first list, the index of the item that it became; null when it was removed. */
  readonly became: readonly (number | null)[]
  /**
   * The items that were put in: at an index those before the first list's item of that index, at its length those at
   * the end.
   */
  readonly added: readonly (readonly number[])[]
}

/** The maximum number of comparisons of items with each other in one run of changed items. */
const MAX_PAIRS = 40_000

/**
 * Aligns two lists. Equal items belong together. In a run of changed items of the same number on both sides, each
 * became the one in its place; otherwise those belong together that have most lines in common.
 * @param before one text for each item, in the same form on both sides
 */
export function alignItems(before: readonly string[], after: readonly string[]): Alignment {
  const became: (number | null)[] = before.map(() => null)
  const added: number[][] = Array.from({ length: before.length + 1 }, () => [])
  let left = 0
  let right = 0
  let gone = 0
  let come = 0
  const close = (): void => {
    alignRun({ before, after, left, right, gone, come }, became, added)
    left += gone
    right += come
    gone = 0
    come = 0
  }
  for (const { added: isAdded, removed, count } of diffArrays([...before], [...after])) {
    if (isAdded) come += count
    else if (removed) gone += count
    else {
      close()
      for (let index = 0; index < count; index++) became[left++] = right++
    }
  }
  close()
  return { became, added }
}

/** `gone` items from `left` on became `come` items from `right` on. */
interface ChangedRun {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly left: number
  readonly right: number
  readonly gone: number
  readonly come: number
}

function alignRun(run: ChangedRun, became: (number | null)[], added: number[][]): void {
  const { left, right, gone, come } = run
  const pairs = gone === come || gone * come > MAX_PAIRS ? inPlace(run) : mostAlike(run)
  let gap = left
  let next = 0
  for (let index = 0; index < come; index++) {
    if (pairs[next]?.[1] === index) {
      const [at] = pairs[next] ?? [0]
      became[left + at] = right + index
      gap = left + at + 1
      next++
    } else added[gap]?.push(right + index)
  }
}

/** Indexes in a run, of an item and of what it became; both rise. */
type IndexPair = readonly [number, number]

function inPlace({ gone, come }: ChangedRun): IndexPair[] {
  return Array.from({ length: Math.min(gone, come) }, (_, index) => [index, index])
}

/** Finds the pairs with the most lines in common. The order of the items stays. */
function mostAlike({ before, after, left, right, gone, come }: ChangedRun): IndexPair[] {
  const linesOf = (text: string | undefined): Set<string> => new Set((text ?? '').split('\n'))
  const ours = Array.from({ length: gone }, (_, index) => linesOf(before[left + index]))
  const others = Array.from({ length: come }, (_, index) => linesOf(after[right + index]))
  const likeness = ours.map((one) => others.map((other) => likenessOf(one, other)))
  const best: number[][] = Array.from({ length: gone + 1 }, () => new Array(come + 1).fill(0))
  const bestAt = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = gone - 1; i >= 0; i--) {
    const row = best[i] ?? []
    for (let j = come - 1; j >= 0; j--) {
      const together = (likeness[i]?.[j] ?? 0) + bestAt(i + 1, j + 1)
      row[j] = Math.max(together, bestAt(i + 1, j), bestAt(i, j + 1))
    }
  }
  const pairs: IndexPair[] = []
  let i = 0
  let j = 0
  while (i < gone && j < come) {
    const alike = likeness[i]?.[j] ?? 0
    if (alike > 0 && bestAt(i, j) === alike + bestAt(i + 1, j + 1)) pairs.push([i++, j++])
    else if (bestAt(i, j) === bestAt(i + 1, j)) i++
    else j++
  }
  return pairs
}

/** Items that have less than a third of their lines in common are two items. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const line of one) if (other.has(line)) shared++
  const likeness = shared / Math.max(one.size, other.size)
  return likeness < 1 / 3 ? 0 : likeness
}
