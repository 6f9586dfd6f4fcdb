import { join } from 'node:path'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { whileLocked } from '#lib/disk/lock'
import { removeIfPossible } from '#lib/disk/private-file'
import type { ActionOptions, ActionResult, InterruptedAction, WriteFailure } from './action'
import { addMark, type LoggedAction, type LoggedEdit } from './action-file'
import { busy, failed } from './failure'
import { allOf, inverted, repeated } from './invert'
import { actionsOf, isInterrupted, pathFrom, writesFolder } from './log'
import { stateOfEdit } from './logged-state'
import { OpenFolders } from './open-folders'
import { runPlans, type ToRun } from './run-plans'
import { titleOf } from './title'
import { filesOf, seenFrom } from './undo'
import { resolveFile } from './where'

/**
 * Finds the actions below a root that a process began and did not end because it was killed. Those that turn out to be
 * written wholly are noted as ended; those of which nothing was written are forgotten.
 * @param root absolute, links resolved
 */
export function interruptedActions(root: string, folder: string = writesFolder()): InterruptedAction[] {
  return actionsOf(folder, root)
    .filter(isInterrupted)
    .flatMap((action) => {
      const reached = reachedOf(action)
      const { done, half } = reached
      if (done.length === action.groups.length || done.length + half.length === 0) {
        settle(action)
        return []
      }
      const { id, kind, time } = action
      const title = titleOf(action, reached)
      return [{ id, kind, title, time, files: filesOf(root, action, action.groups.flat()) }]
    })
}

/**
 * Ends an interrupted action: writes what is missing (`finish`), or restores what was there before (`take-back`). Files
 * that somebody has changed since stay as they are, and their groups fail with `conflict`.
 * @returns one result for each group that had something to do; null when there is no such action
 */
export async function endInterrupted(
  root: string,
  id: string,
  how: 'finish' | 'take-back',
  options: ActionOptions = {},
): Promise<ActionResult | null> {
  const folder = options.folder ?? writesFolder()
  const action = interruptedIn(folder, root, id)
  if (action === undefined) return null
  const [first] = action.groups.flat()
  const subject = { kind: action.kind, path: pathFrom(root, action, first?.path ?? '') }
  const refused = (failure: WriteFailure): ActionResult => {
    return { id, title: titleOf(action, reachedOf(action)), groups: [failure] }
  }
  // Of two who end it at the same time, each would take the files of the other for what the kill has left.
  const lock = join(folder, `${id}.ending`)
  try {
    const ended = await whileLocked(lock, () => endNow(root, { id, how, folder }, options), 0)
    return ended ? ended.value : refused(busy(subject))
  } catch (error) {
    const why = `the lock in ${folder} cannot be taken: ${reasonOf(errnoOf(error))}`
    return refused(failed(subject, 'not-kept', why))
  }
}

interface End {
  readonly id: string
  readonly how: 'finish' | 'take-back'
  readonly folder: string
}

function interruptedIn(folder: string, root: string, id: string): LoggedAction | undefined {
  return actionsOf(folder, root).find((one) => one.id === id && isInterrupted(one))
}

async function endNow(
  root: string,
  { id, how, folder }: End,
  options: ActionOptions,
): Promise<ActionResult | null> {
  const action = interruptedIn(folder, root, id)
  if (action === undefined) return null
  const before = titleOf(action, reachedOf(action))
  const unsynced = await syncWritten(action)
  const plans = action.groups.flatMap((edits) => planEnd(action, edits, how, unsynced) ?? [])
  const run = { where: root, kind: action.kind, folder, plans, whyNotKept: Promise.resolve(undefined) }
  const groups = (await runPlans(run, options)).map((result) => seenFrom(root, action, result))
  const title = how === 'finish' ? titleOf(action, reachedOf(action)) : before
  if (groups.every((result) => result.ok || result.code === 'conflict' || result.code === 'exists'))
    settle(action)
  return { id, title, groups }
}

/** Finds out from the files which groups are written wholly, and which in part. */
function reachedOf({ root, groups }: LoggedAction): { done: number[]; half: number[] } {
  const reached: { done: number[]; half: number[] } = { done: [], half: [] }
  for (const [index, edits] of groups.entries()) {
    const states = edits.map((edit) => stateOfEdit(root, edit))
    if (states.every((state) => state === 'after')) reached.done.push(index)
    else if (states.includes('after')) reached.half.push(index)
  }
  return reached
}

/** Notes which groups are written, as the files tell; an action of which nothing is written is forgotten. */
function settle(action: LoggedAction): void {
  const { done } = reachedOf(action)
  try {
    if (done.length === 0) removeIfPossible(action.file)
    else addMark(action, { done })
  } catch (error) {
    errnoOf(error)
  }
}

/**
 * Plans what is left of a group, or what takes it back.
 * @param unsynced the code of the failure, when what was written is not on the disk for good
 * @returns undefined when there is nothing to do
 */
function planEnd(
  action: LoggedAction,
  edits: readonly LoggedEdit[],
  how: 'finish' | 'take-back',
  unsynced: string | undefined,
): ToRun | WriteFailure | undefined {
  const { root: where, kind } = action
  const isToFinish = how === 'finish'
  const states = edits.map((edit) => ({ edit, state: stateOfEdit(where, edit) }))
  const todo = states.flatMap(({ edit, state }) => ((state === 'after') !== isToFinish ? [edit] : []))
  const stays = states.flatMap(({ edit, state }) =>
    todo.includes(edit) || state === 'other' ? [] : [{ path: edit.path, fingerprint: edit[state] }],
  )
  const [first] = todo
  if (first === undefined) return undefined
  const subject = { kind, path: first.path }
  if (unsynced !== undefined) return failed(subject, 'unwritable', reasonOf(unsynced))
  const ready = allOf(todo.map((edit) => (isToFinish ? repeated(action, edit) : inverted(action, edit))))
  return ready
    ? { edits: ready, unchanged: [], stays }
    : failed(subject, 'not-kept', 'its bytes could not be read')
}

/**
 * Flushes what was written before the kill: it may not be on the disk for good yet, and what it replaces is about to go.
 * @returns the code of the first failure
 */
async function syncWritten({ root, groups }: LoggedAction): Promise<string | undefined> {
  const folders = new OpenFolders()
  try {
    const files = groups.flat().flatMap((edit) => {
      const resolved = resolveFile(root, edit.path)
      return resolved.ok && stateOfEdit(root, edit) === 'after' ? [resolved.absolute] : []
    })
    for (const file of files) folders.open(file)
    return await folders.sync(files)
  } catch (error) {
    return errnoOf(error)
  } finally {
    await folders.flush()
  }
}
