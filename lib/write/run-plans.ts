import { join } from 'node:path'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { LONGEST_POLL_MS, whileLocked } from '#lib/disk/lock'
import type { ActionKind, ActionOptions, GroupResult, WriteFailure } from './action'
import { busy, failed, isBusy, type Subject } from './failure'
import type { OpenFolders } from './open-folders'
import type { Planned } from './plan-group'
import { type Group, type Ran, runGroup, runTogether } from './run-group'
import type { Where } from './where'

/** What is needed of a plan to write it. */
export interface ToRun extends Pick<Planned, 'edits' | 'unchanged'>, Pick<Group, 'stays'> {}

export interface PlansToRun {
  readonly where: Where
  readonly kind: ActionKind
  /** The folder of what tapedeck wrote, which holds the lock. */
  readonly folder: string
  readonly plans: readonly (ToRun | WriteFailure)[]
  /** Once the action is kept: why it cannot be, after a colon. Nothing is changed before, and then nothing is. */
  readonly whyNotKept: Promise<string | undefined>
}

/** How long groups are written under one lock before another process has its turn, in milliseconds. */
const HELD_MS = 200

/**
 * Writes groups in their order. To take the lock and to flush a folder costs more than to remove a file, so the groups
 * of a fifth of a second share both; then the lock is free for long enough that another process gets it.
 * @returns one result for each group; what they tell is on the disk for good
 */
export async function runPlans(run: PlansToRun, options: ActionOptions): Promise<GroupResult[]> {
  const { kind, plans, whyNotKept } = run
  const results: GroupResult[] = []
  // The new bytes of a single group are written meanwhile; of several groups none is begun in vain.
  const reason = plans.length > 1 ? await whyNotKept : undefined
  for (let plan = plans[0]; plan !== undefined; plan = plans[results.length]) {
    const known = knownResult(kind, plan, reason)
    if (known !== undefined) {
      results.push(known)
      options.onProgress?.(results.length, plans.length)
      await nextTurn()
      continue
    }
    const written = await runLocked(run, results, options)
    results.push(...written)
    if (isBusy(written)) options.onProgress?.(results.length, plans.length)
  }
  return results
}

/** Takes the lock to write groups. Without it, the first of them fails. */
async function runLocked(
  run: PlansToRun,
  results: readonly GroupResult[],
  options: ActionOptions,
): Promise<readonly GroupResult[]> {
  const { kind, plans, folder, whyNotKept } = run
  const plan = plans[results.length]
  if (plan === undefined || !('edits' in plan)) return []
  try {
    const patience = isBusy(results) ? 0 : undefined
    const write = (): Promise<GroupResult[]> => runBatch(run, results.length, options)
    const ran = await whileLocked(join(folder, 'lock'), write, patience)
    if (ran === undefined) return [busy(subjectOf(kind, plan))]
    if (results.length + ran.value.length < plans.length) await delay(LONGEST_POLL_MS)
    return ran.value
  } catch (error) {
    const why = `the lock in ${folder} cannot be taken: ${reasonOf(errnoOf(error))}`
    return [failed(subjectOf(kind, plan), 'not-kept', (await whyNotKept) ?? why)]
  }
}

/** What becomes of a group that is not written; undefined when it is to be. */
function knownResult(kind: ActionKind, plan: ToRun | WriteFailure, reason?: string): GroupResult | undefined {
  if (!('edits' in plan)) return plan
  if (plan.edits.length === 0) return { ok: true, files: plan.unchanged, warning: '' }
  return reason === undefined ? undefined : failed(subjectOf(kind, plan), 'not-kept', reason)
}

/** Writes groups for a while. @returns what became of them */
function runBatch(run: PlansToRun, first: number, options: ActionOptions): Promise<GroupResult[]> {
  const { plans } = run
  const until = performance.now() + HELD_MS
  return runTogether(async (folders, ran) => {
    for (let plan = plans[first]; plan !== undefined; plan = plans[first + ran.length]) {
      ran.push(await runPlan(run, plan, folders, options))
      options.onProgress?.(first + ran.length, plans.length)
      if (performance.now() > until) break
      if (first + ran.length < plans.length) await nextTurn()
    }
  })
}

async function runPlan(
  { where, kind, whyNotKept }: PlansToRun,
  plan: ToRun | WriteFailure,
  folders: OpenFolders,
  { onReady, isStopped }: ActionOptions,
): Promise<Ran> {
  const known = knownResult(kind, plan)
  if (known) return { result: known, changed: [] }
  if (!('edits' in plan)) return { result: plan, changed: [] }
  if (isStopped?.())
    return { result: failed(subjectOf(kind, plan), 'stopped', 'the action was stopped'), changed: [] }
  const { edits, stays } = plan
  const ran = await runGroup({ where, kind, edits, stays, onReady, whyNotKept }, folders)
  const { result } = ran
  return result.ok ? { ...ran, result: { ...result, files: [...result.files, ...plan.unchanged] } } : ran
}

/** The file that a failure of a whole group is about. */
function subjectOf(kind: ActionKind, { edits: [first] }: ToRun): Subject {
  return { kind, path: first?.path ?? '', from: first?.from }
}
