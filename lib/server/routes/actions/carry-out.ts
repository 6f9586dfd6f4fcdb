import 'server-only'
import type { ActionAsked, ActionEnded } from '#lib/api/actions'
import { titleOf } from '#lib/edit/fix/title'
import type { PlannedAction } from '#lib/range/plan-action'
import type { ActionKind, ActionResult, GroupResult } from '#lib/write/action'
import { writeAction } from '#lib/write/write-action'
import { ask } from '../../threads/index-thread'

interface Running {
  /** Counts recordings. */
  readonly onProgress: (done: number, total: number) => void
  readonly isStopped: () => boolean
}

/** Writes what was planned, as one action that is undone in one step. */
export async function carryOut(
  root: string,
  { kind, edited }: Pick<ActionAsked, 'kind' | 'edited'>,
  { files, groups }: PlannedAction,
  running: Running,
): Promise<ActionEnded> {
  const title = titleOf(files, groups, edited !== undefined)
  const { isStopped } = running
  const onProgress = (done: number): void =>
    running.onProgress(countOf(groups.slice(0, done)), countOf(groups))
  const result = await writeAction(root, { kind: kindOf(kind), title, groups }, { isStopped, onProgress })
  await lookAgain(root)
  return endedOf(
    result,
    groups.map(({ paths }) => paths),
  )
}

/** Recordings that are tied to each other are written as one group. */
function countOf(groups: PlannedAction['groups']): number {
  return groups.reduce((sum, { paths }) => sum + paths.length, 0)
}

function kindOf(kind: ActionAsked['kind']): ActionKind {
  return kind
}

/** Lets the lists show at once what was written. */
export async function lookAgain(root: string): Promise<void> {
  await ask(root, 'touched', null).catch(() => {})
}

/** Says what became of the groups of an action. @param paths of each group */
export function endedOf(
  { id, title, groups }: ActionResult,
  paths: readonly (readonly string[])[],
): ActionEnded {
  const ended = groups.map((group, index) => ({ group, paths: paths[index] ?? pathsOf(group) }))
  const failures = ended.flatMap(({ group }) => (group.ok ? [] : [group]))
  return {
    ...{ id, title },
    written: ended.flatMap(({ group, paths }) => (group.ok ? paths : [])),
    stopped: ended.flatMap(({ group, paths }) => (!group.ok && group.code === 'stopped' ? paths : [])),
    failed: failures.flatMap(({ code, path, message }) => (code === 'stopped' ? [] : [{ path, message }])),
    warnings: groups.flatMap((group) => (group.ok && group.warning !== '' ? [group.warning] : [])),
  }
}

/** The files of a group as they are afterwards: a rename is one of them. */
function pathsOf(group: GroupResult): readonly string[] {
  if (!group.ok) return [group.path]
  const present = group.files.filter(({ fingerprint }) => fingerprint !== null)
  return (present.length > 0 ? present : group.files).map(({ path }) => path)
}
