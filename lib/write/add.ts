import { closeSync, linkSync, lstatSync, openSync, renameSync } from 'node:fs'
import { CANNOT_LINK, errnoOf } from '#lib/disk/errno'
import { removeFile, removeIfPossible } from '#lib/disk/private-file'
import type { WriteFailure } from './action'
import type { Content } from './edit'
import { nameTaken, type Subject } from './failure'
import { type Staged, stage } from './stage'
import { lookAgain, type Prepared, type StepContext } from './step'
import { resolveNew } from './where'

/**
 * Prepares a new file. It never replaces one of its name, whenever that appears. A file that only gets a new name gets
 * it as a second name first, so that it stays the same file with all that belongs to it.
 */
export async function prepareAdd(context: StepContext, after: Content): Promise<Prepared> {
  const { where, subject, source } = context
  const resolved = resolveNew(where, subject.path)
  if (!resolved.ok) return { ...resolved, path: subject.path }
  const { absolute } = resolved
  const taken = lookFree(subject, absolute)
  if (taken) return taken
  let staged: Staged | undefined
  const stageNow = (): Promise<Staged> =>
    stage(context, { absolute, bytes: after.bytes, source: source?.absolute })
  const isOnlyRenamed = source?.fingerprint === after.fingerprint
  if (!isOnlyRenamed) staged = await stageNow()
  if (staged?.ok === false) return staged
  const run = async (): Promise<WriteFailure | undefined> => {
    if (isOnlyRenamed && isGivenName(source.absolute, absolute)) return verify(context, after, absolute)
    staged ??= await stageNow()
    if (!staged.ok) return staged
    placeNew(staged.temporary, absolute)
    return undefined
  }
  const step = {
    ...{ subject, absolute, run, isRemoval: false },
    warning: () => (staged?.ok ? staged.warning : ''),
    look: () => lookFree(subject, absolute),
    takeBack: async () => removeFile(absolute),
    clean: () => {
      if (staged?.ok) removeIfPossible(staged.temporary)
    },
  }
  return { ok: true, step }
}

function lookFree(subject: Subject, absolute: string): WriteFailure | undefined {
  const isTaken = lstatSync(absolute, { throwIfNoEntry: false }) !== undefined
  return isTaken ? nameTaken(subject) : undefined
}

/** The new name must be one of the file that was looked at, not of one that has replaced it since. */
function verify(context: StepContext, after: Content, absolute: string): WriteFailure | undefined {
  const failure = lookAgain(context, after, absolute)
  if (failure) removeFile(absolute)
  return failure
}

/** Gives a file a second name. Returns false where the file system has no second names. */
function isGivenName(file: string, name: string): boolean {
  try {
    linkSync(file, name)
    return true
  } catch (error) {
    if (CANNOT_LINK.includes(errnoOf(error))) return false
    throw error
  }
}

function placeNew(temporary: string, absolute: string): void {
  if (isGivenName(temporary, absolute)) return
  // Claims the name with an empty file, which no other program can have made.
  closeSync(openSync(absolute, 'wx', 0o600))
  try {
    renameSync(temporary, absolute)
  } catch (error) {
    removeIfPossible(absolute)
    throw error
  }
}
