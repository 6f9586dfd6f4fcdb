import { setImmediate as nextTurn } from 'node:timers/promises'
import { errnoOf } from '#lib/disk/errno'
import { removeIfPossible } from '#lib/disk/private-file'
import type { ActionKind, ActionOptions, ActionResult, Counts, GroupResult, WriteFailure } from './action'
import { addMark, type NotedAction } from './action-file'
import type { ByteEdit } from './edit'
import { keep, readyFolder } from './keep'
import { writesFolder } from './log'
import { type Planned, planGroup } from './plan-group'
import { runPlans } from './run-plans'
import { type LoggedTitle, nothingWritten, titleOf, totalOf } from './title'
import type { Where } from './where'

export interface ByteAction {
  readonly where: Where
  readonly kind: ActionKind
  /** As in `Action`. */
  readonly title: string | readonly Counts[]
  /** Groups that cannot be written at all are failures already. */
  readonly groups: readonly (readonly ByteEdit[] | WriteFailure)[]
}

/** Writes an action whose bytes are known, as `writeAction` does. */
export async function perform(action: ByteAction, options: ActionOptions): Promise<ActionResult> {
  const { kind } = action
  const plans = await planAll(action)
  const folder = options.folder ?? writesFolder()
  const { kept, whyNotKept } = keeping(folder, action, plans)
  const results = await runPlans({ where: action.where, kind, folder, plans, whyNotKept }, options)
  const logged = await kept
  const id = typeof logged === 'string' || logged === null ? null : endAction(logged, plans, results)
  return { id, title: endTitle(action, id, results), groups: results }
}

interface Keeping {
  /** Null when there is nothing to write. */
  readonly kept: Promise<NotedAction | string | null>
  /** Why the action cannot be kept, after a colon. */
  readonly whyNotKept: Promise<string | undefined>
}

/** Begins to keep an action as soon as its first group waits for the system, so that both go on at the same time. */
function keeping(
  folder: string,
  { kind, title, where: root }: ByteAction,
  plans: readonly (Planned | WriteFailure)[],
): Keeping {
  const writing = plans.filter(isToWrite)
  if (writing.length === 0) return { kept: Promise.resolve(null), whyNotKept: Promise.resolve(undefined) }
  const heading = { kind, root, title: loggedTitleOf(title, (index) => isToWrite(plans[index])) }
  const unready = readyFolder(folder)
  const kept = Promise.resolve().then(() => unready ?? keep(folder, heading, writing))
  const whyNotKept = kept.then((logged) => (typeof logged === 'string' ? logged : undefined))
  // A bug is thrown where this is waited for.
  whyNotKept.catch(() => {})
  return { kept, whyNotKept }
}

/** Says what an action came to. */
function endTitle(action: ByteAction, id: string | null, results: readonly GroupResult[]): string {
  const titled = { ...action, title: loggedTitleOf(action.title, () => true) }
  const isStopped = results.some((result) => !result.ok && result.code === 'stopped')
  if (id === null && results.length > 0 && results.every(({ ok }) => !ok))
    return nothingWritten(titled, isStopped)
  return titleOf(titled, { done: results.flatMap(({ ok }, index) => (ok ? [index] : [])) })
}

function isToWrite(plan: Planned | WriteFailure | undefined): plan is Planned {
  return plan !== undefined && 'edits' in plan && plan.edits.length > 0
}

/** The title as it is kept, with the counts of those groups that are in the file. */
function loggedTitleOf(title: ByteAction['title'], isLogged: (index: number) => boolean): LoggedTitle {
  if (typeof title === 'string') return title
  return { planned: totalOf(title), groups: title.filter((_, index) => isLogged(index)) }
}

/** How many groups are looked at before other work of this process has its turn. */
const AT_ONCE = 20

async function planAll({ where, kind, groups }: ByteAction): Promise<(Planned | WriteFailure)[]> {
  const plans: (Planned | WriteFailure)[] = []
  for (const edits of groups) {
    plans.push('code' in edits ? edits : planGroup({ where, kind, edits }))
    if (plans.length % AT_ONCE === 0) await nextTurn()
  }
  return plans
}

/** Notes what was written. @returns the name of the action; null when nothing was */
function endAction(
  action: NotedAction,
  plans: readonly (Planned | WriteFailure)[],
  results: readonly GroupResult[],
): string | null {
  const { id, file } = action
  const written = results.filter((_, index) => isToWrite(plans[index]))
  const done = written.flatMap(({ ok }, index) => (ok ? [index] : []))
  const isHalfway = written.some((result) => !result.ok && result.code === 'halfway')
  if (done.length === 0 && !isHalfway) {
    removeIfPossible(file)
    return null
  }
  try {
    addMark(action, isHalfway ? { halfway: true } : { done })
  } catch (error) {
    // Without the note, the next start finds out from the files what was done.
    errnoOf(error)
  }
  return id
}
