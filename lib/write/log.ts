import { randomBytes } from 'node:crypto'
import { closeSync, constants, openSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { errnoOf } from '#lib/disk/errno'
import { stateFolder } from '#lib/disk/own-folder'
import { isInside } from '#lib/disk/path'
import { makePrivateFolder, removeIfPossible } from '#lib/disk/private-file'
import { hasEnded } from '#lib/disk/process-identity'
import { openNewFile } from '#lib/disk/replace-file'
import { closeFolder, syncFile, syncFolder } from '#lib/disk/sync'
import {
  actionBytes,
  type Keepable,
  type LoggedAction,
  type LoggedHeader,
  type NotedAction,
} from './action-file'
import { actionFilesIn, rememberedAction, rememberedActions, rootIn, rootName } from './remembered'

/** How many actions are kept for each root, and how many bytes for all. Interrupted ones are kept beyond that. */
const MOST_ACTIONS = 100
const MOST_BYTES = 256 * 1024 * 1024

/** The folder of what tapedeck wrote, in the user's own state folder. */
export function writesFolder(): string {
  return join(stateFolder(), 'writes')
}

/**
 * Keeps an action, so that it can be ended after a kill, and undone. It is on the disk for good when this is done; no
 * file may be changed before. Throws the system's errors.
 */
export async function keepAction(
  folder: string,
  header: LoggedHeader,
  contents: readonly Keepable[],
): Promise<NotedAction | undefined> {
  const id = `${header.time.toString(36).padStart(9, '0')}-${randomBytes(4).toString('hex')}`
  const file = join(folder, `${id}-${rootName(header.root)}.action`)
  const pieces = actionBytes(header, contents)
  if (pieces.reduce((sum, { length }) => sum + length, 0) > MOST_BYTES) return undefined
  const opened = openSync(folder, constants.O_RDONLY)
  try {
    const written = writeNew(file, pieces)
    // While the disk writes.
    removeOldIfPossible(folder)
    await written
    syncFolder(opened)
  } catch (error) {
    removeIfPossible(file)
    throw error
  } finally {
    closeFolder(opened)
  }
  return { id, file, groups: header.groups }
}

async function writeNew(file: string, pieces: readonly Uint8Array[]): Promise<void> {
  const opened = openNewFile(file)
  try {
    for (const piece of pieces) writeFileSync(opened, piece)
    await syncFile(opened)
  } finally {
    closeSync(opened)
  }
}

/** Reads the actions that concern nothing but files of a root, newest first. */
export function actionsOf(folder: string, root: string): LoggedAction[] {
  return rememberedActions(folder).filter((action) =>
    action.groups.every((edits) => edits.every(({ path }) => isInside(root, absoluteOf(action, path)))),
  )
}

/** Returns the path of an action's file from a root, with `/`. */
export function pathFrom(root: string, action: LoggedAction, path: string): string {
  const from = root.endsWith(sep) ? root : root + sep
  return absoluteOf(action, path).slice(from.length).replaceAll(sep, '/')
}

function absoluteOf({ root }: LoggedAction, path: string): string {
  return root === null ? path : join(root, path)
}

/** Tells whether an action was begun and not ended, and its process has ended or knew that it failed. */
export function isInterrupted({ done, isHalfway, process, time }: LoggedAction): boolean {
  return done === null && (isHalfway || hasEnded(process, time))
}

function removeOldIfPossible(folder: string): void {
  try {
    removeOld(folder)
  } catch (error) {
    errnoOf(error)
  }
}

/**
 * Removes the oldest actions beyond what is kept. Names and sizes tell which: only those that are to go are read, since
 * one that has not been ended stays.
 */
function removeOld(folder: string): void {
  const files = actionFilesIn(folder).map((name) => {
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
    return { name, size }
  })
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (files.length <= MOST_ACTIONS && total <= MOST_BYTES) return
  const counts = new Map<string, number>()
  let bytes = 0
  for (const { name, size } of files) {
    const root = rootIn(name) ?? rootName(rememberedAction(folder, name)?.root ?? null)
    const count = (counts.get(root) ?? 0) + 1
    counts.set(root, count)
    bytes += size
    if ((count > MOST_ACTIONS || bytes > MOST_BYTES) && rememberedAction(folder, name)?.done !== null)
      removeIfPossible(join(folder, name))
  }
}

/** Makes the folder of what tapedeck wrote, if it is missing. Throws the system's errors. */
export function makeWritesFolder(folder: string): void {
  makePrivateFolder(folder)
}
