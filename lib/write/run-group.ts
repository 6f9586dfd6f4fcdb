import { dirname } from 'node:path'
import { errnoOf } from '#lib/disk/errno'
import type { ActionKind, GroupResult, WriteFailure, WrittenFile } from './action'
import { prepareAdd } from './add'
import { prepareChange } from './change'
import type { ByteEdit } from './edit'
import { conflict, failed, type Subject, systemFailure, unsyncedWarning } from './failure'
import { fingerprintAt } from './logged-state'
import { OpenFolders } from './open-folders'
import { prepareRemoval } from './remove'
import type { Prepared, Step, StepContext } from './step'
import { resolveFile, type Where } from './where'

export interface Group {
  readonly where: Where
  readonly kind: ActionKind
  readonly edits: readonly ByteEdit[]
  /** Files that must still be as they were when the group was planned: they may be all that is left of a recording. */
  readonly stays?: readonly WrittenFile[] | undefined
  /** Once the action is kept: why it cannot be. Nothing is changed before, and then nothing is. */
  readonly whyNotKept?: Promise<string | undefined>
  /** As in `ActionOptions`. */
  readonly onReady?: (() => void) | undefined
}

/** A group that was run, and its files, whose folders are to be flushed before the result counts. */
export interface Ran {
  readonly result: GroupResult
  readonly changed: readonly { readonly subject: Subject; readonly absolute: string }[]
}

/**
 * Makes the edits of a group, all or none: first all new bytes are on the disk beside their targets, then every file is
 * looked at again, then the new bytes take their places, and what they replace is removed last. To be called under the
 * lock, in `runTogether`.
 */
export async function runGroup(group: Group, folders: OpenFolders): Promise<Ran> {
  const steps: Step[] = []
  try {
    const failure = await prepareAll(group, steps, folders)
    const result =
      (await notKept(group)) ?? failure ?? lookAtAll(group, steps) ?? (await commit(group, steps, folders))
    return { result, changed: steps.map(({ subject, absolute }) => ({ subject, absolute })) }
  } finally {
    for (const step of steps) step.clean()
  }
}

/**
 * Runs groups that share one flush of the folders that they change. To be called under the lock.
 * @param work adds what became of each group (`runGroup`)
 * @returns the results, with a warning where a folder could not be flushed
 */
export async function runTogether(
  work: (folders: OpenFolders, ran: Ran[]) => Promise<void>,
): Promise<GroupResult[]> {
  const folders = new OpenFolders()
  const ran: Ran[] = []
  try {
    await work(folders, ran)
  } catch (error) {
    await folders.flush()
    throw error
  }
  const codes = await folders.flush()
  return ran.map(({ result, changed }) => {
    const [warning = ''] = changed.flatMap(({ subject, absolute }) => {
      const code = codes.get(dirname(absolute))
      return code === undefined ? [] : [unsyncedWarning(subject, code)]
    })
    return withWarning(result, warning)
  })
}

/** Waits until the action is kept. */
async function notKept({ kind, edits: [first], whyNotKept }: Group): Promise<WriteFailure | undefined> {
  const reason = await whyNotKept
  return reason === undefined
    ? undefined
    : failed({ kind, path: first?.path ?? '', from: first?.from }, 'not-kept', reason)
}

async function prepareAll(
  group: Group,
  steps: Step[],
  folders: OpenFolders,
): Promise<WriteFailure | undefined> {
  for (const edit of group.edits) {
    const prepared = await attempt(subjectOf(group, edit), async () => {
      const made = await prepare(group, edit)
      // Opened before anything changes: without a folder that can be flushed, nothing may be written.
      if (made.ok) folders.open(made.step.absolute)
      return made
    })
    if (!prepared.ok) return prepared
    steps.push(prepared.step)
  }
  return undefined
}

async function prepare(group: Group, edit: ByteEdit): Promise<Prepared> {
  const { where, edits } = group
  const { before, known, after, owner } = edit
  const context: StepContext = { where, subject: subjectOf(group, edit), ...(owner && { owner }) }
  if (before === null) {
    if (after === null) return failed(context.subject, 'not-found', 'there is nothing to do')
    const source = sourceOf(where, edits)
    return prepareAdd(source ? { ...context, source } : context, after)
  }
  return after === null ? prepareRemoval(context, before) : prepareChange(context, { before, known, after })
}

function subjectOf({ kind }: Group, { path, from }: ByteEdit): Subject {
  return { kind, path, from }
}

/** The file that the group renames: the only one that it removes. */
function sourceOf(where: Where, edits: readonly ByteEdit[]): StepContext['source'] {
  const removed = edits.filter(({ after }) => after === null)
  const [only] = removed
  if (removed.length !== 1 || only === undefined || only.before === null) return undefined
  const resolved = resolveFile(where, only.path)
  return resolved.ok ? { absolute: resolved.absolute, fingerprint: only.before } : undefined
}

function lookAtAll(
  { where, kind, stays = [], onReady }: Group,
  steps: readonly Step[],
): WriteFailure | undefined {
  onReady?.()
  for (const step of steps) {
    const failure = step.look()
    if (failure) return failure
  }
  const moved = stays.find(({ path, fingerprint }) => fingerprintAt(where, path) !== fingerprint)
  return moved && conflict({ kind, path: moved.path }, 'it was changed')
}

async function commit({ edits }: Group, steps: readonly Step[], folders: OpenFolders): Promise<GroupResult> {
  const done: Step[] = []
  const [removals, others] = [steps.filter((step) => step.isRemoval), steps.filter((step) => !step.isRemoval)]
  for (const part of [others, removals]) {
    for (const step of part) {
      const failure = await attempt(step.subject, () => step.run())
      if (failure) return takeBack(done, failure)
      done.push(step)
    }
    const files = part.map(({ absolute }) => absolute)
    for (const file of files) folders.change(file)
    // What is to be removed must stay until what takes its place is on the disk for good.
    const code = part === others && removals.length > 0 ? await folders.sync(files) : undefined
    if (code !== undefined && part[0]) return takeBack(done, systemFailure(part[0].subject, code))
  }
  const files = edits.map(({ path, after }) => ({ path, fingerprint: after?.fingerprint ?? null }))
  return {
    ok: true,
    files,
    warning: done
      .map((step) => step.warning())
      .filter(Boolean)
      .join(' '),
  }
}

async function takeBack(done: readonly Step[], failure: WriteFailure): Promise<WriteFailure> {
  try {
    for (const step of done.toReversed()) await step.takeBack()
    return failure
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const message = `${failure.message} What had been done could not be taken back: ${why}`
    return { ...failure, code: 'halfway', message }
  }
}

function withWarning(result: GroupResult, warning: string): GroupResult {
  return result.ok ? { ...result, warning: [result.warning, warning].filter(Boolean).join(' ') } : result
}

async function attempt<T>(subject: Subject, work: () => Promise<T>): Promise<T | WriteFailure> {
  try {
    return await work()
  } catch (error) {
    return systemFailure(subject, errnoOf(error))
  }
}
