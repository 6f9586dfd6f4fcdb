import { dirname, join } from 'node:path'
import { errnoOf, reasonOf } from '#lib/disk/errno'
import { whileLocked } from '#lib/disk/lock'
import { removeIfPossible } from '#lib/disk/private-file'
import type { ActionOptions, ActionResult, GroupResult, InterruptedAction } from './action'
import { addMark, type LoggedAction, type LoggedEdit } from './action-file'
import { busy, failed, isBusy } from './failure'
import { allOf, inverted, repeated } from './invert'
import { actionsOf, isInterrupted, writesFolder } from './log'
import { stateOfEdit } from './logged-state'
import { OpenFolders } from './open-folders'
import { runGroup, runTogether } from './run-group'
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
  const action = actionsOf(folder, root).find((one) => one.id === id && isInterrupted(one))
  if (action === undefined) return null
  const before = titleOf(action, reachedOf(action))
  const groups: GroupResult[] = []
  for (const edits of action.groups) {
    const result = await endGroup(action, edits, { how, patience: isBusy(groups) ? 0 : undefined })
    if (result) groups.push(seenFrom(root, action, result))
  }
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

/** @returns undefined when there is nothing to do */
async function endGroup(
  action: LoggedAction,
  edits: readonly LoggedEdit[],
  { how, patience }: { readonly how: 'finish' | 'take-back'; readonly patience: number | undefined },
): Promise<GroupResult | undefined> {
  const { root: where, kind, file } = action
  const written = edits.filter((edit) => stateOfEdit(where, edit) === 'after')
  const left = edits.filter((edit) => !written.includes(edit))
  const todo = how === 'finish' ? left : written
  const [first] = todo
  if (first === undefined) return undefined
  const subject = { kind, path: first.path }
  const made =
    how === 'finish'
      ? left.map((edit) => repeated(action, edit))
      : written.map((edit) => inverted(action, edit))
  const ready = allOf(made)
  if (!ready) return failed(subject, 'not-kept', 'its bytes could not be read')
  try {
    const write = async (): Promise<GroupResult | undefined> => {
      const code = await syncWritten(action, written)
      if (code !== undefined) return failed(subject, 'unwritable', reasonOf(code))
      const [result] = await runTogether(async (folders, ran) => {
        ran.push(await runGroup({ where, kind, edits: ready }, folders))
      })
      return result
    }
    const ran = await whileLocked(join(dirname(file), 'lock'), write, patience)
    return ran?.value ?? busy(subject)
  } catch (error) {
    return failed(subject, 'unwritable', reasonOf(errnoOf(error)))
  }
}

/** What was written before the kill may not be on the disk for good yet, and what it replaces is about to go. */
async function syncWritten(
  { root }: LoggedAction,
  written: readonly LoggedEdit[],
): Promise<string | undefined> {
  const folders = new OpenFolders()
  try {
    const files = written.flatMap(({ path }) => {
      const resolved = resolveFile(root, path)
      return resolved.ok ? [resolved.absolute] : []
    })
    for (const file of files) folders.open(file)
    return await folders.sync(files)
  } finally {
    await folders.flush()
  }
}
