import type { FixEdit, FixGroup, PlannedFix } from './plan'

/** What happens to a file, and the file without whose fix it must not happen. */
export interface Decided {
  readonly plan: PlannedFix
  readonly joined: string | null
}

/**
 * Groups the edits of files that depend on each other: one takes the name that another leaves, or is deleted because
 * another one answers in its place.
 */
export function groupsOf(decided: readonly Decided[]): FixGroup[] {
  const done = decided.filter(({ plan }) => plan.edits.length > 0)
  const byPath = new Map(done.map((one) => [one.plan.path, one]))
  const leaders = new Map<string, string>()
  const leaderOf = (path: string): string => {
    const next = leaders.get(path)
    return next === undefined ? path : leaderOf(next)
  }
  for (const { plan, joined } of done) {
    const others = [joined, plan.newPath === plan.path ? null : plan.newPath]
    for (const other of others) {
      if (other === null || !byPath.has(other)) continue
      const [one, two] = [leaderOf(plan.path), leaderOf(other)]
      if (one !== two) leaders.set(two, one)
    }
  }
  const groups = new Map<string, Decided[]>()
  for (const one of done) {
    const leader = leaderOf(one.plan.path)
    groups.set(leader, [...(groups.get(leader) ?? []), one])
  }
  return [...groups.values()].map((members) => ({
    paths: members.map(({ plan }) => plan.path),
    edits: merged(members.flatMap(({ plan }) => plan.edits)),
  }))
}

/** One edit for each path: where one file leaves and another comes, the second replaces the first. Removals come last. */
function merged(edits: readonly FixEdit[]): FixEdit[] {
  const byPath = new Map<string, FixEdit>()
  for (const edit of edits) {
    const other = byPath.get(edit.path)
    byPath.set(edit.path, {
      path: edit.path,
      before: edit.before ?? other?.before ?? null,
      after: edit.after ?? other?.after ?? null,
      from: edit.from ?? other?.from,
    })
  }
  const all = [...byPath.values()]
  return [...all.filter(({ after }) => after !== null), ...all.filter(({ after }) => after === null)]
}
