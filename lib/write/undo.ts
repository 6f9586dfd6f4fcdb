import { errnoOf } from '#lib/disk/errno'
import type {
  ActionFile,
  ActionOptions,
  ActionResult,
  ActionState,
  ActionSummary,
  GroupResult,
  WriteFailure,
} from './action'
import { addMark, type LoggedAction, type LoggedEdit } from './action-file'
import { type ByteEdit, whatOf } from './edit'
import { failed } from './failure'
import { allOf, inverted } from './invert'
import { actionsOf, isInterrupted, pathFrom, writesFolder } from './log'
import { isAsWritten, stateOfEdit } from './logged-state'
import { perform } from './perform'
import { checkPresent } from './present'
import { rememberedActions } from './remembered'
import { recordingsIn, titleOf, totalOf, undoTitle } from './title'

/**
 * Lists what tapedeck wrote below a root, newest first: the last hundred actions.
 * @param root absolute, links resolved
 */
export function recentActions(root: string, folder: string = writesFolder()): ActionSummary[] {
  return actionsOf(folder, root)
    .filter(({ done }) => done !== null && done.size > 0)
    .map((action) => ({
      ...{ id: action.id, kind: action.kind, time: action.time },
      title: titleOf(action, { done: [...(action.done ?? [])] }),
      files: filesOf(root, action, writtenGroups(action).flat()),
      recordings: recordingsOf(action),
      ...stateOf(root, action),
    }))
}

type WrittenFiles = readonly { readonly files: readonly ActionFile[] }[]

const written = new WeakMap<readonly LoggedAction[], Map<string, WrittenFiles>>()

/**
 * Lists the files that each of these actions wrote, newest first, without a look at what they are now. As long as no
 * process writes anything, it is the same list.
 */
export function recentFiles(root: string, folder: string = writesFolder()): WrittenFiles {
  const all = rememberedActions(folder)
  const byRoot = written.get(all) ?? new Map<string, WrittenFiles>()
  written.set(all, byRoot)
  const files =
    byRoot.get(root) ??
    actionsOf(folder, root).map((action) => ({ files: filesOf(root, action, writtenGroups(action).flat()) }))
  byRoot.set(root, files)
  return files
}

/** Tells whether a process is writing below a root, so that nobody knows yet what its last action is. */
export function isBeingWritten(root: string, folder: string = writesFolder()): boolean {
  return actionsOf(folder, root).some((action) => action.done === null && !isInterrupted(action))
}

/** Said when the last change is to be undone meanwhile. */
export const BEING_WRITTEN = 'Something is being written here at this moment: undo it once that has ended.'

/**
 * Finds what is to be undone.
 * @param id by default the last action that was not taken back and is not itself an undo, whether it can be undone or
 * not: what was done before it is no answer to the wish to undo the last change
 * @returns undefined when there is no such action
 */
export function actionToUndo(
  root: string,
  id?: string,
  folder: string = writesFolder(),
): ActionSummary | undefined {
  return recentActions(root, folder).find((one) =>
    id === undefined ? one.kind !== 'undo' && !isTakenBack(one.state) : one.id === id,
  )
}

/**
 * Takes back what an action wrote, group by group, as an action of its own; an undo that is taken back is done again.
 * A group is only taken back while each of its files is what tapedeck wrote.
 * @returns null when there is no such action
 */
export async function undoAction(
  root: string,
  id: string,
  options: ActionOptions = {},
): Promise<ActionResult | null> {
  const action = actionsOf(options.folder ?? writesFolder(), root).find((one) => one.id === id)
  if (action === undefined) return null
  const indexes = openGroups(action)
  const groups = indexes.map((index) => undoOf(action, action.groups[index] ?? []))
  const result = await perform({ where: action.root, ...undoTitle(action, indexes), groups }, options)
  const undone = indexes.filter((_, at) => result.groups[at]?.ok)
  try {
    addMark(action, { undone })
  } catch (error) {
    // Without the note, the files still tell that the action is undone.
    errnoOf(error)
  }
  return { ...result, groups: result.groups.map((group) => seenFrom(root, action, group)) }
}

/** Whether nothing is left to take back. */
function isTakenBack(state: ActionState): boolean {
  return state === 'taken-back' || state === 'as-before'
}

function stateOf(root: string, action: LoggedAction): Pick<ActionSummary, 'state' | 'whyNot'> {
  const open = openGroups(action).map((index) => action.groups[index] ?? [])
  if (open.length === 0) return { state: 'taken-back', whyNot: 'It was taken back.' }
  if (open.some((edits) => isAsWritten(action.root, edits))) return { state: 'undoable', whyNot: null }
  if (open.flat().every((edit) => stateOfEdit(action.root, edit) === 'before'))
    return { state: 'as-before', whyNot: 'Its files are as they were before.' }
  const changed = open.flat().find((edit) => stateOfEdit(action.root, edit) !== 'after')
  const path = JSON.stringify(pathFrom(root, action, changed?.path ?? ''))
  const whyNot = `${path} is no longer what tapedeck wrote. Once it is again, this can be taken back.`
  return { state: 'changed', whyNot }
}

/** How many recordings were written: a renamed one is two files. */
function recordingsOf(action: LoggedAction): number {
  const { title, done } = action
  if (typeof title !== 'string')
    return recordingsIn(totalOf([...(done ?? [])].map((index) => title.groups[index] ?? {})))
  return writtenGroups(action).reduce((sum, edits) => {
    const before = edits.filter((edit) => edit.before !== null).length
    return sum + Math.max(before, edits.filter((edit) => edit.after !== null).length)
  }, 0)
}

/** The groups that were written and not taken back, last first. */
function openGroups({ done, undone }: LoggedAction): number[] {
  return [...(done ?? [])].filter((index) => !undone.has(index)).reverse()
}

function writtenGroups({ groups, done }: LoggedAction): LoggedEdit[][] {
  return groups.filter((_, index) => done?.has(index))
}

/** Names the files of a result from the root that was asked about, which can be above that of the action. */
export function seenFrom(root: string, action: LoggedAction, group: GroupResult): GroupResult {
  const from = (path: string): string => pathFrom(root, action, path)
  if (!group.ok) return { ...group, path: from(group.path) }
  return { ...group, files: group.files.map((file) => ({ ...file, path: from(file.path) })) }
}

/** Names the files of edits from a root. */
export function filesOf(root: string, action: LoggedAction, edits: readonly LoggedEdit[]): ActionFile[] {
  return edits.map((edit) => {
    const { path, from } = edit
    const file = { path: pathFrom(root, action, path), what: whatOf(edit) }
    return from === undefined ? file : { ...file, from: pathFrom(root, action, from) }
  })
}

function undoOf(action: LoggedAction, edits: readonly LoggedEdit[]): readonly ByteEdit[] | WriteFailure {
  const taken = allOf(edits.map((edit) => inverted(action, edit)))
  if (taken) return taken
  for (const { path, after } of edits) {
    const present = after === null ? null : checkPresent(action.root, { kind: 'undo', path }, after)
    if (present?.ok === false) return present
  }
  const path = edits[0]?.path ?? ''
  return failed({ kind: 'undo', path }, 'not-kept', 'what was there before could not be read')
}
