import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { whileLocked } from '#lib/disk/lock'
import { removeIfPossible } from '#lib/disk/private-file'
import { ownIdentity } from '#lib/disk/process-identity'
import { cleanTemporary } from '#lib/disk/temporary'
import type { ActionKind, ActionOptions, ActionResult, Counts, GroupResult, WriteFailure } from './action'
import { addMark, type LoggedAction } from './action-file'
import type { ByteEdit } from './edit'
import { failed, type Subject } from './failure'
import { keepAction, makeWritesFolder, removeOld, writesFolder } from './log'
import { type Planned, planGroup } from './plan-group'
import { runGroup } from './run-group'
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
  const kept = plans.some(isToWrite) ? keep(folder, action, plans) : null
  const results: GroupResult[] = []
  for (const plan of plans) {
    if (!('edits' in plan)) results.push(plan)
    else if (plan.edits.length === 0) results.push({ ok: true, files: plan.unchanged, warning: '' })
    else if (typeof kept === 'string') results.push(failed(subjectOf(kind, plan), 'not-kept', kept))
    else if (options.isStopped?.())
      results.push(failed(subjectOf(kind, plan), 'stopped', 'the action was stopped'))
    else results.push(await runPlan(folder, action, plan, { ...options, isBusy: isBusy(results) }))
    options.onProgress?.(results.length, plans.length)
    if (results.length < plans.length) await nextTurn()
  }
  const id = kept === null || typeof kept === 'string' ? null : endAction(kept, plans, results)
  return { id, title: endTitle(action, id, results), groups: results }
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

/** Once the lock was waited for in vain, the groups that follow do not wait for it again. */
function isBusy(results: readonly GroupResult[]): boolean {
  return results.some((result) => !result.ok && result.code === 'busy')
}

function subjectOf(kind: ActionKind, { edits: [first] }: Planned): Subject {
  return { kind, path: first?.path ?? '', from: first?.from }
}

/** Keeps what is needed to end the action after a kill, and to undo it. Returns why it cannot be kept, after a colon. */
function keep(
  folder: string,
  { where, kind, title }: ByteAction,
  plans: readonly (Planned | WriteFailure)[],
): LoggedAction | string {
  const writing = plans.filter(isToWrite)
  const groups = writing.map((plan) => plan.logged)
  const header = {
    ...{ kind, time: Date.now(), root: where, process: ownIdentity(), groups },
    title: loggedTitleOf(title, (index) => isToWrite(plans[index])),
  }
  // What a single edit writes is not needed: a kill leaves its file as it was before, or as it is after.
  const isSingle = groups.flat().length === 1
  const contents = writing.flatMap(({ before, edits }) => [
    ...before,
    ...(isSingle ? [] : edits.flatMap(({ after }) => after ?? [])),
  ])
  try {
    makeWritesFolder(folder)
    cleanOnce(folder)
    return (
      keepAction(folder, header, contents) ?? 'it is more than can be kept to take it back; do it in parts'
    )
  } catch (error) {
    const reason = reasonOf(errnoOf(error))
    return `what is needed to take it back cannot be kept in ${folder}: ${reason}; XDG_STATE_HOME can name another folder`
  }
}

async function runPlan(
  folder: string,
  { where, kind }: ByteAction,
  plan: Planned,
  { onReady, isBusy }: ActionOptions & { readonly isBusy: boolean },
): Promise<GroupResult> {
  const { edits, unchanged } = plan
  const subject = subjectOf(kind, plan)
  try {
    const patience = isBusy ? 0 : undefined
    const ran = await whileLocked(
      join(folder, 'lock'),
      () => runGroup({ where, kind, edits, onReady }),
      patience,
    )
    if (!ran) return failed(subject, 'busy', 'another tapedeck is writing and did not finish; try again')
    return ran.value.ok ? { ...ran.value, files: [...ran.value.files, ...unchanged] } : ran.value
  } catch (error) {
    return failed(subject, 'not-kept', `the lock in ${folder} cannot be taken: ${reasonOf(errnoOf(error))}`)
  }
}

/** Notes what was written. @returns the name of the action; null when nothing was */
function endAction(
  action: LoggedAction,
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
    removeOld(join(file, '..'))
  } catch (error) {
    // Without the note, the next start finds out from the files what was done.
    errnoOf(error)
  }
  return id
}

const cleaned = new Set<string>()

/** Removes what killed writers left behind. */
function cleanOnce(folder: string): void {
  if (!cleaned.has(folder)) cleanTemporary(folder)
  cleaned.add(folder)
}
