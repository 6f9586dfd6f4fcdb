import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { errnoOf } from '#lib/disk/errno'
import { namesIn } from '#lib/disk/folders'
import { type LoggedAction, readAction } from './action-file'

/*
 * The files of actions, each read once by this process: they only grow, so size and time tell whether one has to be
 * read again. Other processes write to the same folder.
 */

/** What was read of a file; null when it is damaged. */
interface Remembered {
  readonly stamp: string
  readonly action: LoggedAction | null
}

interface Folder {
  readonly files: ReadonlyMap<string, Remembered>
  /** Of the files, newest first. */
  readonly actions: readonly LoggedAction[]
}

const folders = new Map<string, Folder>()

/** The edits of the newest actions that are kept in memory; an edit takes some hundred bytes. */
const MOST_EDITS = 50_000

/**
 * Returns all actions that are kept, newest first. A file that is damaged is left out. As long as nothing changes, it
 * is the same list.
 */
export function rememberedActions(folder: string): readonly LoggedAction[] {
  const before = folders.get(folder)
  const names = actionFilesIn(folder)
  const files = new Map(names.map((name) => [name, lookAt(folder, name)]))
  const isSame =
    before?.files.size === files.size && names.every((name) => before.files.get(name) === files.get(name))
  const actions = isSame ? before.actions : [...files.values()].flatMap(({ action }) => action ?? [])
  let edits = 0
  for (const [name, { action }] of files) {
    edits += action?.groups.flat().length ?? 0
    if (edits > MOST_EDITS) files.delete(name)
  }
  folders.set(folder, { files, actions: edits > MOST_EDITS ? [] : actions })
  return actions
}

/** Returns one action by the name of its file; undefined when it is damaged or gone. */
export function rememberedAction(folder: string, name: string): LoggedAction | undefined {
  return lookAt(folder, name).action ?? undefined
}

function lookAt(folder: string, name: string): Remembered {
  const file = join(folder, name)
  const known = folders.get(folder)?.files.get(name)
  try {
    const { size, mtimeMs, ino } = statSync(file)
    const stamp = `${size} ${mtimeMs} ${ino}`
    return known?.stamp === stamp ? known : { stamp, action: readAction(idIn(name), file) ?? null }
  } catch (error) {
    errnoOf(error)
    return { stamp: '', action: null }
  }
}

/** `TIME-RANDOM-ROOT.action`. Before tapedeck needed to know the root without reading the file, it was not there. */
const NAME = /^([0-9a-z]{9}-[0-9a-f]{8})(?:-([0-9a-f]{8}))?\.action$/

/** Returns the names of the files of actions, newest first. */
export function actionFilesIn(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

function idIn(name: string): string {
  return NAME.exec(name)?.[1] ?? ''
}

/** Returns the root in the name of a file, as `rootName` gives it; undefined when it is not there. */
export function rootIn(name: string): string | undefined {
  return NAME.exec(name)?.[2]
}

/** Returns a short name for a root, or for the lack of one. */
export function rootName(root: string | null): string {
  return createHash('sha256')
    .update(root ?? '')
    .digest('hex')
    .slice(0, 8)
}
